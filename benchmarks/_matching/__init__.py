"""What benchmarks/matching.py needs: a register, rows with their truth, three kinds of noise, the engines, the score.

Everything is drawn from a seed. The word lists are our own; names of existing companies are by accident.
"""
