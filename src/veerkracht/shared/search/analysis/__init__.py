"""From text to terms: words, stems by the rules of a language, and the parts of Dutch compounds."""
