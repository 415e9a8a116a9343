"""What we conclude from a company that somebody named on a form (decision 17).

A name, a KvK number and a mail address are all public: whoever fills them in may be anybody. So what a form says links
a question or a scan to a company for the team, and gives nobody a position, a look at the company's data, or a say.
"""

from collections.abc import Iterable

from veerkracht.domain.companies.rules.identifiers import mail_domain, web_domain


def is_vouched_for(*, works_there: bool, email: str, websites: Iterable[str]) -> bool:
    """Tell whether who reads the mail of this address may speak for the company.

    Somebody else said that they work there (the team, a list), or the address lies in the company's own domain. It
    holds only for who showed to read that mail: by a link that stands nowhere else.
    """
    domain = mail_domain(email) if email else ""
    return works_there or (bool(domain) and domain in {web_domain(site) for site in websites if site})
