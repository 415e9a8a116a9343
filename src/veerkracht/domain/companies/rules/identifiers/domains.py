"""Mail and web domains: what of them points to one company."""

import re

from veerkracht.domain.companies.rules.identifiers.blanks import is_blank
from veerkracht.domain.companies.rules.reasons import Cleaned, Reason
from veerkracht.domain.companies.rules.vocabulary import word_set

# Mail boxes that anybody can have; they say nothing about the company.
FREE_MAIL = word_set(
    """
    gmail.com googlemail.com hotmail.com hotmail.nl hotmail.be hotmail.de hotmail.fr hotmail.co.uk live.nl
    live.com live.be outlook.com outlook.nl outlook.be msn.com yahoo.com yahoo.nl yahoo.de yahoo.co.uk ymail.com
    icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de gmx.nl web.de t-online.de mail.com zoho.com
    proton.me protonmail.com protonmail.ch pm.me tutanota.com fastmail.com hey.com yandex.com mail.ru qq.com
    ziggo.nl ziggomail.com kpnmail.nl kpnplanet.nl kpn.nl planet.nl hetnet.nl home.nl xs4all.nl upcmail.nl
    chello.nl casema.nl tele2.nl telfort.nl telfortglasvezel.nl zonnet.nl wxs.nl wanadoo.nl orange.nl solcon.nl
    caiway.nl caiway.net caiw.nl onsbrabantnet.nl onsnet.nu quicknet.nl online.nl zeelandnet.nl tiscali.nl
    12move.nl freeler.nl versatel.nl multiweb.nl introweb.nl concepts.nl lijbrandt.nl kabelfoon.nl hccnet.nl
    filternet.nl kliksafe.nl scarlet.nl t-mobilethuis.nl odido.nl glasnet.nl gigaweb.nl cogas.net euronet.nl
    demon.nl dds.nl cybercomm.nl compaqnet.nl zinders.nl skynet.be telenet.be proximus.be edpnet.be
    """
)
# Pages on these addresses belong to their users, not to one company.
SHARED_SITES = word_set(
    """
    facebook.com linkedin.com instagram.com twitter.com x.com youtube.com tiktok.com pinterest.com google.com
    google.nl goo.gl wordpress.com wixsite.com wix.com jimdo.com jimdofree.com jimdosite.com webnode.nl
    webnode.com weebly.com squarespace.com blogspot.com blogspot.nl business.site sites.google.com github.io
    carrd.co linktr.ee marktplaats.nl werkspot.nl telefoonboek.nl detelefoongids.nl kvk.nl bol.com etsy.com
    mijnwebwinkel.nl myshopify.com
    """
)
_UNDER_THESE = word_set(
    "co.uk org.uk ac.uk com.au com.br co.za co.nz com.tr co.jp example.org example.com example.net example.nl"
)
_NOT_REAL = word_set("example.org example.com example.net example.nl localhost test.nl test.com domein.nl bedrijf.nl")
_SCHEME = re.compile(r"^[a-z][a-z+.-]*:/*", re.IGNORECASE)
_HOST = re.compile(
    r"^(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff]{2,24}$"
)


def website(text: str) -> Cleaned:
    """A web address with its scheme, `https` when none was given. A mail address or a plain word is refused."""
    bare = text.strip().strip("<>()\"' ").rstrip(".,;")
    if is_blank(bare):
        return Cleaned()
    if "@" in bare:
        return Cleaned(problem=Reason.of("website_is_mail", given=text))
    rest = _SCHEME.sub("", bare)
    host, slash, path = rest.partition("/")
    host = host.lower().rstrip(".")
    if not _HOST.match(host.split(":")[0]):
        return Cleaned(problem=Reason.of("website_form", given=text))
    scheme = "http" if bare.lower().startswith("http:") else "https"
    return Cleaned(f"{scheme}://{host}{slash}{path}".rstrip("/"))


def registrable_domain(host: str) -> str:
    """The part of a host name that its owner registered: `shop.zwanikken.nl` gives `zwanikken.nl`."""
    labels = host.lower().strip(".").removeprefix("www.").split(".")
    if len(labels) < 2 or not all(labels):
        return ""
    take = 3 if ".".join(labels[-2:]) in _UNDER_THESE else 2
    return ".".join(labels[-take:])


def web_domain(text: str) -> str:
    """The domain of a website that points to one company; empty for shared sites and for what is no web address."""
    host = _SCHEME.sub("", website(text).value).split("/")[0].split(":")[0]
    return _company_domain(host)


def mail_domain(address: str) -> str:
    """The domain of a mail address that points to one company; empty for free mail."""
    return _company_domain(address.rpartition("@")[2].strip())


def is_free_mail(address: str) -> bool:
    """Whether anybody can have an address at this domain."""
    return registrable_domain(address.rpartition("@")[2].strip()) in FREE_MAIL


def _company_domain(host: str) -> str:
    domain = registrable_domain(host)
    return "" if domain in FREE_MAIL or domain in SHARED_SITES or domain in _NOT_REAL else domain
