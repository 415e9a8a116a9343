"""Address x role -> status code. One row per address and method; columns in the order of ROLES.

POST rows send an empty form: 200 shows it again with its errors, 302 did it or sends to sign-in, 403 may not, 404 is
not there for this person, 409 is refused by a rule, 400 misses what it needs. `=` is the code of the column before it.
"""

from dataclasses import dataclass

ROLES = ("visitor", "stranger", "pionier", "fan", "company_contact", "team", "leader", "deputy", "auditor", "provider")
# A provider is a stranger but on its own pages, so a row may leave out the last column.


@dataclass(frozen=True)
class Row:
    """One address with the fixtures that fill it and the code per role."""

    method: str
    route: str
    args: tuple[str, ...]
    codes: dict[str, int]


def _rows(text: str) -> list[Row]:
    rows = []
    for line in text.strip().splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            method, route, args, *cells = line.split()
            names = () if args == "-" else tuple(args.split(","))
            codes = _codes(cells)
            codes += codes[1:2] if len(codes) < len(ROLES) else []
            rows.append(Row(method, route, names, dict(zip(ROLES, codes, strict=True))))
    return rows


def _codes(cells: list[str]) -> list[int]:
    codes: list[int] = []
    for cell in cells:
        codes.append(codes[-1] if cell == "=" else int(cell))
    return codes


# Addresses that are no page of a person.
OUTSIDE = ("healthz", "readyz", "set_language", "media")

TABLE = _rows(
    """
#    route                             args            visitor stranger pionier fan company team leader deputy auditor

# The site: open to everybody, and the same for everybody.
GET  public:home                        -                   200   =   =   =   =   =   =   =   =
GET  public:impact                      -                   200   =   =   =   =   =   =   =   =
GET  public:about                       -                   200   =   =   =   =   =   =   =   =
GET  public:contact                     -                   200   =   =   =   =   =   =   =   =
GET  public:definitions                 -                   200   =   =   =   =   =   =   =   =
GET  public:picture                     -                   200   =   =   =   =   =   =   =   =
GET  public:fans                        -                   200   =   =   =   =   =   =   =   =
GET  public:invited                     invitation_code     302   =   =   =   =   =   =   =   =
GET  public:embed                       -                   200   =   =   =   =   =   =   =   =
GET  public:embed-style                 -                   200   =   =   =   =   =   =   =   =
GET  public:sitemap                     -                   200   =   =   =   =   =   =   =   =
GET  public:agenda-ics                  -                   200   =   =   =   =   =   =   =   =
GET  public:agenda-rss                  -                   200   =   =   =   =   =   =   =   =
GET  public:event-picture               event               200   =   =   =   =   =   =   =   =
GET  public:pionier-picture             pionier_slug        200   =   =   =   =   =   =   =   =
GET  public:privacy                     -                   200   =   =   =   =   =   =   =   =
GET  public:accessibility               -                   200   =   =   =   =   =   =   =   =
GET  public:agenda                      -                   200   =   =   =   =   =   =   =   =
GET  public:event                       event               200   =   =   =   =   =   =   =   =
GET  public:event-ics                   event               200   =   =   =   =   =   =   =   =
GET  public:sign-up                     open_event          200   =   =   =   =   =   =   =   =
POST public:sign-up                     open_event          200   =   =   =   =   =   =   =   =
GET  public:company-suggestions         -                   200   =   =   =   =   =   =   =   =
GET  public:registration                registration_token  200   =   =   =   =   =   =   =   =
GET  public:registration-cancel         registration_token  200   =   =   =   =   =   =   =   =
POST public:registration-cancel         registration_token  302   =   =   =   =   =   =   =   =
GET  public:registration-change         registration_token  200   =   =   =   =   =   =   =   =
POST public:registration-change         registration_token  200   =   =   =   =   =   =   =   =
GET  public:feedback                    feedback_token      200   =   =   =   =   =   =   =   =
POST public:feedback                    feedback_token      302   =   =   =   =   =   =   =   =
GET  public:ticket                      ticket_token        200   =   =   =   =   =   =   =   =
GET  public:ticket-accept               ticket_token        302   =   =   =   =   =   =   =   =
POST public:ticket-accept               ticket_token        302   =   =   =   =   =   =   =   =
GET  public:ticket-cancel               ticket_token        200   =   =   =   =   =   =   =   =
POST public:ticket-cancel               ticket_token        302   =   =   =   =   =   =   =   =
GET  public:ticket-ics                  ticket_token        200   =   =   =   =   =   =   =   =
GET  public:door                        door_token          200   =   =   =   =   =   =   =   =
GET  public:door-note                   door_token          302   =   =   =   =   =   =   =   =
POST public:door-note                   door_token          302   =   =   =   =   =   =   =   =
POST public:door-sync                   door_token          400   =   =   =   =   =   =   =   =
GET  public:door-worker                 door_token          200   =   =   =   =   =   =   =   =
GET  public:door-manifest               door_token          200   =   =   =   =   =   =   =   =
GET  public:door-screen                 door_token          200   =   =   =   =   =   =   =   =
GET  public:come-in                     open_event          200   =   =   =   =   =   =   =   =
POST public:come-in                     open_event          200   =   =   =   =   =   =   =   =
GET  public:pioniers                    -                   200   =   =   =   =   =   =   =   =
GET  public:pionier                     pionier_slug        200   =   =   =   =   =   =   =   =
GET  public:nominate                    -                   200   =   =   =   =   =   =   =   =
POST public:nominate                    -                   200   =   =   =   =   =   =   =   =
GET  public:nominated                   -                   200   =   =   =   =   =   =   =   =
GET  public:profile-approval            profile_token       200   =   =   =   =   =   =   =   =
POST public:profile-approval            profile_token       200   =   =   =   =   =   =   =   =
GET  public:knowledge                   -                   200   =   =   =   =   =   =   =   =
GET  public:item                       item_slug           200   =   =   =   =   =   =   =   =
GET  public:item-picture                item_slug           200   =   =   =   =   =   =   =   =
GET  public:item-pdf                   item_slug           200   =   =   =   =   =   =   =   =
GET  public:story-approval             approval_token      200   =   =   =   =   =   =   =   =
POST public:story-approval             approval_token      200   =   =   =   =   =   =   =   =
GET  public:stage-invitation           stage_token          200   =   =   =   =   =   =   =   =
POST public:stage-invitation           stage_token          200   =   =   =   =   =   =   =   =
GET  public:stage-calendar             agreed_token         200   =   =   =   =   =   =   =   =
GET  public:security-txt                -                   200   =   =   =   =   =   =   =   =
GET  public:robots-txt                  -                   200   =   =   =   =   =   =   =   =
GET  public:theme                      theme_code          200   =   =   =   =   =   =   =   =
GET  public:search                     -                   200   =   =   =   =   =   =   =   =
GET  public:suggestions                -                   200   =   =   =   =   =   =   =   =
GET  public:security-txt               -                   200   =   =   =   =   =   =   =   =
GET  public:robots-txt                 -                   200   =   =   =   =   =   =   =   =

# Cards and questions: who has the code or the link may, also without an account.
POST public:mail-tracking               -                   404   =   =   =   =   =   =   =   =
GET  public:card-find                   -                   200   =   =   =   =   =   =   =   =
GET  public:card                       card_code           200   =   =   =   =   =   =   =   =
GET  public:card-ask                   card_code           200   =   =   =   =   =   =   =   =
GET  public:card-show                  card_code           200   =   =   =   =   =   =   =   =
POST public:card-ask                   card_code           200   =   =   =   =   =   =   =   =
GET  public:ask                         -                   200   =   =   =   =   =   =   =   =
POST public:ask                        -                   200   =   =   =   =   =   =   =   =
GET  public:asked                       -                   200   =   =   =   =   =   =   =   =
GET  public:question                   question_token      200   =   =   =   =   =   =   =   =
GET  public:question-withdraw          question_token      200   =   =   =   =   =   =   =   =
POST public:question-withdraw          question_token      302   =   =   =   =   =   =   =   =
GET  public:step                       step_token          200   =   =   =   =   =   =   =   =
GET  public:step-answer                step_token          302   =   =   =   =   =   =   =   =
POST public:step-answer                step_token          302   =   =   =   =   =   =   =   =

# Scans: who has the link may, also without an account.
GET  public:scan                       -                   200   =   =   =   =   =   =   =   =
POST public:scan                       -                   302   =   =   =   =   =   =   =   =
GET  public:scan-fill                  sheet_token         200   =   =   =   =   =   =   =   =
POST public:scan-fill                  sheet_token         200   =   =   =   =   =   =   =   =
GET  public:scan-report                scan_token          200   =   =   =   =   =   =   =   =
POST public:scan-report                scan_token          302   =   =   =   =   =   =   =   =
GET  public:scan-report-pdf            scan_token          200   =   =   =   =   =   =   =   =
POST public:scan-step-choose           scan_token          409   =   =   =   =   =   =   =   =
POST public:scan-add                   scan_token          302   =   =   =   =   =   =   =   =
GET  public:scan-step                  planned_token       200   =   =   =   =   =   =   =   =
POST public:scan-step                  planned_token       200   =   =   =   =   =   =   =   =
GET  public:scan-employee              wave_token          200   =   =   =   =   =   =   =   =
POST public:scan-employee              wave_token          409   =   =   =   =   =   =   =   =
GET  public:scan-talking-sheet         wave_token          200   =   =   =   =   =   =   =   =
GET  public:scan-thanks                -                   200   =   =   =   =   =   =   =   =

# News and consents: the link in the mail is enough, in and out. The mark of a form is asked for in, never out.
GET  public:register                   -                   200   =   =   =   =   =   =   =   =
GET  public:subscribe                  -                   200   =   =   =   =   =   =   =   =
POST public:subscribe                  -                   200   =   =   =   =   =   =   =   =
GET  public:subscribed                 -                   200   =   =   =   =   =   =   =   =
GET  public:consent                    consent_token       200   =   =   =   =   =   =   =   =
POST public:consent                    consent_token       302   =   =   =   =   =   =   =   =
GET  public:unsubscribe                consent_token       200   =   =   =   =   =   =   =   =
POST public:unsubscribe                consent_token       200   =   =   =   =   =   =   =   =

# Getting in. The demo's sign-in exists in the demo only, which these tests are.
GET  public:onward                     -                   302   =   =   =   =   =   =   =   =
GET  public:demo                        -                   200   =   =   =   =   =   =   =   =
GET  public:demo-sign-in               role                200   =   =   =   =   =   =   =   =
POST public:demo-sign-in               role                302   =   =   =   =   =   =   =   =

# The portal: each finds what is their own, and nobody else's is there.
GET  portal:home                       -                   302 200   =   =   =   =   =   =   =
GET  portal:own-data                   -                   302 404 200   =   =   404   =   =   =   200
POST portal:own-file                   data_kind           302 404 200   =   =   404   =   =   =   200
POST portal:own-consent                consent_purpose     302 404 302   =   =   404   =   =   =   302
POST portal:own-request                rights_kind         302 404 302   =   =   404   =   =   =   302
GET  portal:pionier                    -                   302 404 200 404   =   =   =   =   =
POST portal:pionier-approve            -                   302 404 302 404   =   =   =   =   =
GET  portal:engagement-new             -                   302 404 200 404   =   =   =   =   =
POST portal:engagement-new             -                   302 404 200 404   =   =   =   =   =
GET  portal:engagement-picture         own_act             302 404 200 404   =   =   =   =   =
GET  portal:agreement                  -                   302 404 200 404   =   =   =   =   =
POST portal:agreement                  -                   302 404 200 404   =   =   =   =   =
POST portal:time-off-new               -                   302 404 200 404   =   =   =   =   =
POST portal:time-off-remove            time_off            302 404 302 404   =   =   =   =   =
GET  portal:expenses                   -                   302 404 200 404   =   =   =   =   =
POST portal:expenses                   -                   302 404 200 404   =   =   =   =   =
GET  portal:expense-receipt            expense             302 404 200 404   =   =   =   =   =
GET  portal:scans                      scan_company        302 404   =   = 200 404   =   =   =
GET  portal:scan-teams                 scan_company        302 404   =   = 200 404   =   =   =
POST portal:scan-teams                 scan_company        302 404   =   = 200 404   =   =   =
POST portal:scan-team-end              scan_company,scan_team 302 404 =  = 302 404   =   =   =
GET  portal:wave-new                   scan_company        302 404   =   = 200 404   =   =   =
POST portal:wave-new                   scan_company        302 404   =   = 200 404   =   =   =
GET  portal:wave                       closed_wave         302 404   =   = 200 404   =   =   =
POST portal:wave-codes                 open_wave           302 404   =   = 200 404   =   =   =
POST portal:wave-invite                open_wave           302 404   =   = 200 404   =   =   =
POST portal:wave-close                 open_wave           302 404   =   = 403 404   =   =   =
POST portal:wave-stop                  open_wave           302 404   =   = 302 404   =   =   =
GET  portal:wave-pdf                   closed_wave         302 404   =   = 200 404   =   =   =
GET  portal:wave-talking-sheet         open_wave           302 404   =   = 200 404   =   =   =
GET  portal:fan                        -                   302 404   = 200 404   =   =   =   =
GET  portal:stage-offer                fan                 302 404   = 200 404   =   =   =   =
POST portal:stage-offer                fan                 302 404   = 200 404   =   =   =   =
GET  portal:nominate                   fan                 302 404   = 200 404   =   =   =   =
POST portal:nominate                   fan                 302 404   = 200 404   =   =   =   =
GET  portal:fan-brought                fan                 302 404   = 200 404   =   =   =   =
POST portal:fan-brought                fan                 302 404   = 200 404   =   =   =   =
GET  portal:fan-brought-pdf            fan                 302 404   = 200 404   =   =   =   =
GET  portal:fan-own-logo               fan                 302 404   = 200 404   =   =   =   =
GET  portal:fan-count                  fan                 302 404   = 200 404   =   =   =   =
POST portal:fan-count                  fan                 302 404   = 200 404   =   =   =   =
GET  portal:fan-invite                 fan,event           302 404   = 200 404   =   =   =   =
POST portal:fan-invite                 fan,event           302 404   = 302 404   =   =   =   =
GET  portal:fan-embed                  fan                 302 404   = 200 404   =   =   =   =
GET  portal:own-event-new              fan                 302 404   = 200 404   =   =   =   =
POST portal:own-event-new              fan                 302 404   = 200 404   =   =   =   =
GET  portal:own-event-change           own_event           302 404   = 200 404   =   =   =   =
POST portal:own-event-change           own_event           302 404   = 200 404   =   =   =   =
POST portal:own-event-withdraw         own_event           302 404   = 302 404   =   =   =   =
GET  portal:company                    -                   302 404   =   = 200 404   =   =   =
GET  portal:step-new                   company             302 404   =   = 200 404   =   =   =
POST portal:step-new                   company             302 404   =   = 200 404   =   =   =
GET  portal:company-correction         company             302 404   =   = 200 404   =   =   =
POST portal:company-correction         company             302 404   =   = 200 404   =   =   =
GET  portal:company                    -                   302 404   =   = 200 404   =   =   =
GET  portal:step-new                   company             302 404   =   = 200 404   =   =   =
POST portal:step-new                   company             302 404   =   = 200 404   =   =   =
GET  portal:company-correction         company             302 404   =   = 200 404   =   =   =
POST portal:company-correction         company             302 404   =   = 200 404   =   =   =

# The workspace: who works for the programme may look, deputy and auditor included; team and leader may change.
GET  team:overview                     -                   302 403   =   =   = 200   =   =   =
GET  team:rows                         -                   302 403   =   =   = 200   =   =   =
GET  team:ui                           -                   302 403   =   =   = 200   =   =   =

# Only the project leader says who works here.
GET  team:members                      -                   302 403   =   =   =   = 200 403   =
GET  team:member-new                   -                   302 403   =   =   =   = 200 403   =
POST team:member-new                   -                   302 403   =   =   =   = 200 403   =
POST team:member-end                   member              302 403   =   =   =   = 302 403   =
POST team:member-again                 member              302 403   =   =   =   = 302 403   =

GET  team:segments                     -                   302 403   =   =   = 200   =   =   =
GET  team:segment                      segment             302 403   =   =   = 200   =   =   =
GET  team:segment-new                  -                   302 403   =   =   = 200   = 403   =
POST team:segment-new                  -                   302 403   =   =   = 200   = 403   =
GET  team:segment-count                -                   302 403   =   =   = 200   = 403   =
GET  team:segment-edit                 segment             302 403   =   =   = 200   = 403   =
POST team:segment-edit                 segment             302 403   =   =   = 200   = 403   =
POST team:segment-delete               segment             302 403   =   =   = 302   = 403   =
POST team:segment-restore              segment_gone        302 403   =   =   = 302   = 403   =

# Everybody in the workspace arranges lists for themselves; what others made is theirs.
GET  team:view-new                     list                302 403   =   =   = 200   =   =   =
POST team:view-new                     list                302 403   =   =   = 200   =   =   =
POST team:list-columns                 list                302 403   =   =   = 302   =   =   =
GET  team:view                         view                302 403   =   =   = 200   =   =   =
POST team:view                         view                302 403   =   =   = 200   = 302   =
POST team:view-delete                  view                302 403   =   =   = 302   = 403   =
POST team:view-restore                 view_gone           302 403   =   =   = 302   = 403   =

GET  team:pioniers                     -                   302 403   =   =   = 200   =   =   =
GET  team:pionier                      pionier             302 403   =   =   = 200   =   =   =
GET  team:pionier-new                  -                   302 403   =   =   = 200   = 403   =
POST team:pionier-new                  -                   302 403   =   =   = 200   = 403   =
GET  team:pionier-edit                 pionier             302 403   =   =   = 200   = 403   =
POST team:pionier-edit                 pionier             302 403   =   =   = 302   = 403   =
GET  team:pionier-appoint              pionier             302 403   =   =   = 200   = 403   =
POST team:pionier-appoint              pionier             302 403   =   =   = 200   = 403   =
POST team:profile-ask                  pionier             302 403   =   =   = 302   = 403   =
GET  team:appointment                  appointment         302 403   =   =   = 200   =   =   =
GET  team:appointment-pdf              appointment,certificate 302 403 =   =   = 200   =   =   =
GET  team:appointment-proof            appointment,certificate 302 403 =   =   = 200   =   =   =

# Candidates said yes to nothing yet: only who may see people sees them. The proposer never decides.
GET  team:candidates                   -                   302 403   =   =   = 200   =   = 403
GET  team:candidate-board              -                   302 403   =   =   = 200   =   = 403
GET  team:candidate                    candidate           302 403   =   =   = 200   =   = 403
GET  team:candidate-new                -                   302 403   =   =   = 200   = 403   =
POST team:candidate-new                -                   302 403   =   =   = 200   = 403   =
GET  team:candidate-edit               candidate           302 403   =   =   = 200   = 403   =
POST team:candidate-edit               candidate           302 403   =   =   = 200   = 403   =
GET  team:candidate-move               candidate,candidate_step 302 403 =  =   = 200   = 403   =
POST team:candidate-move               candidate,candidate_step 302 403   =   =   = 302   = 403   =
GET  team:candidate-log                candidate           302 403   =   =   = 200   = 403   =
POST team:candidate-log                candidate           302 403   =   =   = 200   = 403   =
GET  team:candidate-next               candidate           302 403   =   =   = 200   = 403   =
POST team:candidate-next               candidate           302 403   =   =   = 302   = 403   =
GET  team:coverage                     -                   302 403   =   =   = 200   =   =   =
GET  team:selections                   -                   302 403   =   =   = 200   =   = 403
GET  team:selection                    selection           302 403   =   =   = 200   =   = 403
GET  team:selection-new                -                   302 403   =   =   = 200   = 403   =
POST team:selection-new                -                   302 403   =   =   = 200   = 403   =
GET  team:candidacy                    candidacy           302 403   =   =   = 200   =   = 403
POST team:candidacy-declare            candidacy           302 403   =   =   = 422   = 403   =
POST team:candidacy-score              candidacy           302 403   =   =   =   =   =   =   =
POST team:candidacy-propose            candidacy           302 403   =   =   = 422   = 403   =
POST team:candidacy-confirm            candidacy           302 403   =   =   =   = 302 403   =
GET  team:engagement-new               pionier             302 403   =   =   = 200   = 403   =
POST team:engagement-new               pionier             302 403   =   =   = 200   = 403   =
POST team:engagement-remove            engagement          302 403   =   =   = 302   = 403   =
GET  team:card                         card                302 403   =   =   = 200   =   =   =
POST team:card-issue                   pionier             302 403   =   =   = 302   = 403   =
POST team:card-withdraw                card                302 403   =   =   = 302   = 403   =
POST team:card-restore                 card                302 403   =   =   = 302   = 403   =
GET  team:card-sheet                   card                302 403   =   =   = 200   =   =   =
GET  team:card-poster                  card,paper          302 403   =   =   = 200   =   =   =
POST team:event-cards-issue            event               302 403   =   =   = 302   = 403   =
GET  team:event-card-sheet             event               302 403   =   =   = 200   =   =   =
GET  team:event-card-poster            event,paper         302 403   =   =   = 200   =   =   =

GET  team:knowledge                    -                   302 403   =   =   = 200   =   =   =
GET  team:search-words                 -                   302 403   =   =   = 200   =   =   =
POST team:search-words                 -                   302 403   =   =   = 409   = 403   =
GET  team:knowledge-links              -                   302 403   =   =   = 200   =   =   =
POST team:brochure-restore             brochure_away       302 403   =   =   = 302   = 403   =
GET  team:item                         item                302 403   =   =   = 200   =   =   =
POST team:story-ask                    story               302 403   =   =   = 302   = 403   =
POST team:story-on-paper               story               302 403   =   =   = 422   = 403   =
GET  team:brochures                    -                   302 403   =   =   = 200   =   =   =
GET  team:brochure                     brochure            302 403   =   =   = 200   =   =   =
GET  team:brochure-proof               brochure,proof      302 403   =   =   = 200   =   =   =
GET  team:brochure-pdf                 brochure            302 403   =   =   = 200   =   =   =
GET  team:brochure-new                 -                   302 403   =   =   = 200   = 403   =
POST team:brochure-new                 -                   302 403   =   =   = 200   = 403   =
GET  team:brochure-edit                brochure            302 403   =   =   = 200   = 403   =
POST team:brochure-edit                brochure            302 403   =   =   = 200   = 403   =
POST team:brochure-delete              brochure            302 403   =   =   = 302   = 403   =
POST team:item-confirm                 item                302 403   =   =   = 302   = 403   =
# Stages, thanks, attention, agreements, travel costs.
GET  team:stage-requests               -                   302 403   =   =   = 200   =   =   =
GET  team:stage-request                stage_request       302 403   =   =   = 200   =   =   =
GET  team:stage-request-new            stage               302 403   =   =   = 200   = 403   =
POST team:stage-request-new            stage               302 403   =   =   = 200   = 403   =
GET  team:stage-request-edit           stage_request       302 403   =   =   = 200   = 403   =
POST team:stage-request-edit           stage_request       302 403   =   =   = 200   = 403   =
GET  team:stage-plan                   -                   302 403   =   =   = 200   = 403   =
POST team:stage-plan                   -                   302 403   =   =   = 302   = 403   =
POST team:stage-ask                    stage_request,pionier 302 403 =   =   = 302   = 403   =
POST team:stage-request-withdraw       stage_request       302 403   =   =   = 302   = 403   =
POST team:stage-request-reopen         stage_request       302 403   =   =   = 302   = 403   =
POST team:stage-date-accept            stage_proposed      302 403   =   =   = 302   = 403   =
POST team:stage-date-refuse            stage_proposed      302 403   =   =   = 302   = 403   =
GET  team:thanks                       -                   302 403   =   =   = 200   =   =   =
POST team:thanks-send                  thanks              302 403   =   =   = 302   = 403   =
POST team:thanks-done                  thanks              302 403   =   =   = 302   = 403   =
GET  team:radar                        -                   302 403   =   =   = 200   =   =   =
POST team:gesture                      pionier,gesture     302 403   =   =   = 302   = 403   =
GET  team:value-new                    pionier             302 403   =   =   = 200   = 403   =
POST team:value-new                    pionier             302 403   =   =   = 200   = 403   =
# The second one who takes it away finds it gone.
POST team:value-remove                 value_moment        302 403   =   =   = 302   = 403   =
GET  team:agreement                    pionier             302 403   =   =   = 200   = 403   =
POST team:agreement                    pionier             302 403   =   =   = 200   = 403   =
POST team:time-off-new                 pionier             302 403   =   =   = 200   = 403   =
POST team:time-off-remove              time_off            302 403   =   =   = 302   = 403   =
GET  team:engagement-picture           own_act             302 403   =   =   = 200   =   =   =
GET  team:expenses                     -                   302 403   =   =   = 200   =   =   =
GET  team:expense                      expense             302 403   =   =   = 200   =   =   =
POST team:expense                      expense             302 403   =   =   = 200   = 403   =
GET  team:expense-receipt              expense             302 403   =   =   = 200   = 403   =
GET  team:expense-new                  pionier             302 403   =   =   = 200   = 403   =
POST team:expense-new                  pionier             302 403   =   =   = 200   = 403   =
POST team:expense-reopen               expense             302 403   =   =   = 302   = 403   =

GET  team:scans                        -                   302 403   =   =   =  200   =   =   =
GET  team:scan-publish                 -                   302 403   =   =   =  200   =  403   =
POST team:scan-publish                 -                   302 403   =   =   =  200   =  403   =
POST team:scan-shipped                 -                   302 403   =   =   =  302   =  403   =
GET  team:scan                         definition          302 403   =   =   =  200   =   =   =
POST team:scan-offer                   definition          302 403   =   =   =  302   =  403   =
GET  team:company-scan                 company_scan        302 403   =   =   =  200   =   =   =
GET  team:company-scan-link            loose_scan          302 403   =   =   =  200   =  403   =
POST team:company-scan-link            loose_scan          302 403   =   =   =  200   =  403   =
POST team:company-scan-unlink          company_scan        302 403   =   =   =  302   =  403   =
GET  team:scan-file                    definition,file_kind 302 403  =   =   =  200   =   =   =
GET  team:fans                         -                   302 403   =   =   = 200   =   =   =
GET  team:fan                          fan                 302 403   =   =   = 200   =   =   =
GET  team:fan-new                      -                   302 403   =   =   = 200   = 403   =
POST team:fan-new                      -                   302 403   =   =   = 200   = 403   =
GET  team:fan-edit                     fan                 302 403   =   =   = 200   = 403   =
POST team:fan-edit                     fan                 302 403   =   =   = 200   = 403   =
GET  team:stage-new                    fan                 302 403   =   =   = 200   = 403   =
POST team:stage-new                    fan                 302 403   =   =   = 200   = 403   =
POST team:stage-decline                stage               302 403   =   =   = 302   = 403   =
GET  team:fan-logo                     fan                 302 403   =   =   = 200   =   =   =
POST team:fan-logo-remove              fan                 302 403   =   =   = 302   = 403   =
GET  team:fan-sheet                    fan                 302 403   =   =   = 200   =   =   =
GET  team:fan-note                     fan,fan_note        302 403   =   =   = 200   = 403   =
POST team:fan-note                     fan,fan_note        302 403   =   =   = 200   = 403   =
POST team:fan-contact-end              fan_contact         302 403   =   =   = 302   = 403   =
POST team:fan-contact-restore          fan_contact         302 403   =   =   = 302   = 403   =
POST team:fan-contact-main             fan_contact         302 403   =   =   = 302   = 403   =
POST team:fan-agreement-end            fan_agreement       302 403   =   =   = 302   = 403   =
POST team:fan-talk-remove              fan_talk            302 403   =   =   = 302   = 403   =
GET  team:own-events                   -                   302 403   =   =   = 200   = 403   =
GET  team:own-event                    own_event           302 403   =   =   = 200   = 403   =
POST team:own-event-publish            own_event           302 403   =   =   = 302   = 403   =
POST team:own-event-return             own_event           302 403   =   =   = 200   = 403   =
GET  team:network                      -                   302 403   =   =   = 200   =   =   =

GET  team:population                   -                   302 403   =   =   = 200   =   =   =
GET  team:companies                    -                   302 403   =   =   = 200   =   =   =
POST team:companies-label              -                   302 403   =   =   = 302   = 403   =
POST team:label-undo                   label_change        302 403   =   =   = 302   = 403   =
POST team:companies-export             -                   302 403   =   =   = 200   = 403   =
GET  team:company                      company             302 403   =   =   = 200   =   =   =
GET  team:company-new                  -                   302 403   =   =   = 200   = 403   =
POST team:company-new                  -                   302 403   =   =   = 200   = 403   =
GET  team:company-edit                 company             302 403   =   =   = 200   = 403   =
POST team:company-edit                 company             302 403   =   =   = 200   = 403   =
GET  team:kvk-search                   -                   302 403   =   =   = 200   = 403   =
POST team:kvk-search                   -                   302 403   =   =   = 200   = 403   =
POST team:kvk-take                     -                   302 403   =   =   = 302   = 403   =
POST team:kvk-refresh                  company             302 403   =   =   = 302   = 403   =
GET  team:company-history              company             302 403   =   =   = 200   =   =   =
GET  team:company-group                company             302 403   =   =   = 200   =   =   =
GET  team:link-new                     company             302 403   =   =   = 200   = 403   =
POST team:link-new                     company             302 403   =   =   = 200   = 403   =
GET  team:link-end                     company,link        302 403   =   =   = 200   = 403   =
POST team:link-end                     company,link        302 403   =   =   = 200   = 403   =
POST team:link-remove                  company,link        302 403   =   =   = 302   = 403   =
GET  team:year-new                     company             302 403   =   =   = 200   = 403   =
POST team:year-new                     company             302 403   =   =   = 200   = 403   =
GET  team:year-edit                    company,year        302 403   =   =   = 200   = 403   =
POST team:year-edit                    company,year        302 403   =   =   = 200   = 403   =
POST team:year-remove                  company,year        302 403   =   =   = 302   = 403   =
GET  team:note-new                     company             302 403   =   =   = 200   = 403   =
POST team:note-new                     company             302 403   =   =   = 200   = 403   =
GET  team:note-edit                    note                302 403   =   =   = 200 403   =   =
POST team:note-edit                    note                302 403   =   =   = 200 403   =   =
POST team:note-remove                  note                302 403   =   =   = 302 403   =   =
GET  team:contacts                     -                   302 403   =   =   = 200   =   =   =
GET  team:contact-new                  company             302 403   =   =   = 200   = 403   =
POST team:contact-new                  company             302 403   =   =   = 200   = 403   =
GET  team:contact-edit                 contact             302 403   =   =   = 200   = 403   =
POST team:contact-edit                 contact             302 403   =   =   = 200   = 403   =
GET  team:contact-done                 contact             302 403   =   =   = 200   = 403   =
POST team:contact-done                 contact             302 403   =   =   = 302   = 403   =
GET  team:register-files               -                   302 403   =   =   = 200   =   =   =
GET  team:register-example             -                   302 403   =   =   = 200   =   =   =
GET  team:register-new                 -                   302 403   =   =   = 200   = 403   =
POST team:register-new                 -                   302 403   =   =   = 200   = 403   =
GET  team:register-file                register_file       302 403   =   =   = 200   =   =   =
GET  team:register-columns             register_open       302 403   =   =   = 200   = 403   =
POST team:register-columns             register_open       302 403   =   =   = 200   = 403   =
POST team:register-undo                register_file       302 403   =   =   = 302   = 403   =
POST team:register-discard             register_file       302 403   =   =   = 302   = 403   =
GET  team:merge                        company             302 403   =   =   = 200   = 403   =
POST team:merge                        company             302 403   =   =   = 200   = 403   =
GET  team:merge-undo                   merge               302 403   =   =   = 200   = 403   =
POST team:merge-undo                   merge               302 403   =   =   = 302   = 403   =
GET  team:duplicates                   -                   302 403   =   =   = 200   =   =   =
GET  team:fact-move                    touchpoint          302 403   =   =   = 200   = 403   =
POST team:fact-move                    touchpoint          302 403   =   =   = 200   = 403   =
POST team:fact-move-undo               fact_move           302 403   =   =   = 302   = 403   =
GET  team:decisions                    -                   302 403   =   =   = 200   =   =   =
POST team:decision-change              decision            302 403   =   =   = 302   = 403   =
GET  team:duplicates-progress          -                   302 403   =   =   = 200   =   =   =
POST team:duplicates-search            -                   302 403   =   =   = 302   = 403   =
POST team:duplicate-decide             pair                302 403   =   =   = 302   = 403   =
GET  team:touchpoint-void              touchpoint          302 403   =   =   = 200   = 403   =
POST team:touchpoint-void              touchpoint          302 403   =   =   = 200   = 403   =
POST team:touchpoint-again             touchpoint          302 403   =   =   = 302   = 403   =
GET  team:step-new                     company             302 403   =   =   = 200   = 403   =
POST team:step-new                     company             302 403   =   =   = 200   = 403   =
GET  team:step                         step                302 403   =   =   = 200   =   =   =
GET  team:step-evidence                step                302 403   =   =   = 200   = 403   =
POST team:step-evidence                step                302 403   =   =   = 200   = 403   =
GET  team:step-document                step_with_document  302 403   =   =   = 200   =   =   =
GET  team:step-withdraw                step                302 403   =   =   = 200   = 403   =
POST team:step-withdraw                step                302 403   =   =   = 302   = 403   =

# People: the auditor proves figures without names. Whoever was made anonymous once cannot be so again.
GET  team:person                       person              302 403   =   =   = 200   =   = 403
GET  team:person-edit                  person              302 403   =   =   = 200   = 403   =
POST team:person-edit                  person              302 403   =   =   = 200   = 403   =
GET  team:person-anonymise             person              302 403   =   =   = 200   = 403   =
POST team:person-anonymise             person              302 403   =   =   = 302   = 403   =
GET  team:people                       -                   302 403   =   =   = 200   =   = 403
GET  team:person-merge                 person              302 403   =   =   = 200   = 403   =
POST team:person-merge                 person              302 403   =   =   = 200   = 403   =
POST team:person-merge-undo            person_merge        302 403   =   =   = 302   = 403   =
POST team:person-data                  person,data_kind    302 403   =   =   = 200   = 403   =
GET  team:consent-new                  person              302 403   =   =   = 200   = 403   =
POST team:consent-new                  person              302 403   =   =   = 200   = 403   =
GET  team:consent-withdraw             consent             302 403   =   =   = 200   = 403   =
POST team:consent-withdraw             consent             302 403   =   =   = 200   = 403   =
GET  team:rights                       -                   302 403   =   =   = 200   = 403   =
GET  team:rights-new                   -                   302 403   =   =   = 200   = 403   =
POST team:rights-new                   -                   302 403   =   =   = 200   = 403   =
GET  team:rights-request               rights_request      302 403   =   =   = 200   = 403   =
GET  team:rights-extend                rights_request      302 403   =   =   = 302   = 403   =
POST team:rights-extend                rights_request      302 403   =   =   = 200   = 403   =
GET  team:rights-close                 rights_request      302 403   =   =   = 302   = 403   =
POST team:rights-close                 rights_request      302 403   =   =   = 200   = 403   =
GET  team:retention                    -                   302 403   =   =   = 200   =   =   =
GET  team:privacy-choices              -                   302 403   =   =   = 200   = 403   =
POST team:privacy-choices              -                   302 403   =   =   = 200   = 403   =
GET  team:retention-period             retention_class     302 403   =   =   = 200   = 403   =
POST team:retention-period             retention_class     302 403   =   =   = 200   = 403   =
POST team:cleanup-decide               cleanup,cleanup_choice 302 403 =  =   = 302   = 403   =
GET  team:processing-register          -                   302 403   =   =   = 200   =   =   =
POST team:position-end                 position            302 403   =   =   = 302   = 403   =

GET  team:events                       -                   302 403   =   =   = 200   =   =   =
GET  team:planning                     -                   302 403   =   =   = 200   =   =   =
GET  team:planning-file                -                   302 403   =   =   = 200   =   =   =
GET  team:event                        event               302 403   =   =   = 200   =   =   =
GET  team:event-new                    -                   302 403   =   =   = 200   = 403   =
POST team:event-new                    -                   302 403   =   =   = 200   = 403   =
GET  team:event-repeat                 event               302 403   =   =   = 200   = 403   =
POST team:event-repeat                 event               302 403   =   =   = 200   = 403   =
GET  team:event-poster                 event               302 403   =   =   = 200   =   =   =
GET  team:event-doors                  event               302 403   =   =   = 200   =   =   =
POST team:event-doors                  event               302 403   =   =   = 200   = 403   =
GET  team:door-codes                   event               302 403   =   =   = 200   = 403   =
POST team:door-codes                   event               302 403   =   =   = 200   = 403   =
GET  team:door-list                    event               302 403   =   =   = 200   =   = 403
GET  team:door-badges                  event               302 403   =   =   = 200   =   = 403
POST team:door-withdraw                door                302 403   =   =   = 302   = 403   =
POST team:door-give-back               door                302 403   =   =   = 302   = 403   =
GET  team:event-edit                   event               302 403   =   =   = 200   = 403   =
POST team:event-edit                   event               302 403   =   =   = 200   = 403   =
GET  team:event-sign-up                open_event          302 403   =   =   = 200   = 403   =
POST team:event-sign-up                open_event          302 403   =   =   = 200   = 403   =
GET  team:event-seats                  open_event          302 403   =   =   = 200   =   = 403
GET  team:event-answers                open_event          302 403   =   =   = 200   =   =   =
POST team:event-ask                    open_event          302 403   =   =   = 302   = 403   =
GET  team:seat                         seat                302 403   =   =   = 200   =   = 403
GET  team:seat-company                 present_seat        302 403   =   =   = 200   = 403   =
POST team:seat-company                 present_seat        302 403   =   =   = 302   = 403   =
POST team:seat-cancel                  seat                302 403   =   =   = 302   = 403   =
GET  team:event-preparing              event               302 403   =   =   = 200   =   =   =
POST team:event-preparing-change       event               302 403   =   =   = 302   = 403   =
POST team:event-tick                   todo                302 403   =   =   = 302   = 403   =
GET  team:event-headcount              event               302 403   =   =   = 302   = 403   =
POST team:event-headcount              event               302 403   =   =   = 302   = 403   =
GET  team:import-new                   event               302 403   =   =   = 200   = 403   =
POST team:import-new                   event               302 403   =   =   = 200   = 403   =
GET  team:import                       import              302 403   =   =   = 200   =   =   =
GET  team:import-columns               import              302 403   =   =   = 200   = 403   =
POST team:import-columns               import              302 403   =   =   = 302   = 403   =
GET  team:import-row                   import_row          302 403   =   =   = 200   = 403   =
POST team:import-row                   import_row          302 403   =   =   = 302   = 403   =
POST team:import-presence              import              302 403   =   =   = 302   = 403   =
POST team:import-commit                import              302 403   =   =   = 302   = 403   =
POST team:import-undo                  import              302 403   =   =   = 302   = 403   =
POST team:import-discard               import              302 403   =   =   = 302   = 403   =

# Questions are confidential and mails repeat them: only who answers reads them.
GET  team:questions                    -                   302 403   =   =   = 200   = 403   =
GET  team:question                     question            302 403   =   =   = 200   = 403   =
GET  team:question-answer              question            302 403   =   =   = 302   = 403   =
POST team:question-answer              question            302 403   =   =   = 200   = 403   =
GET  team:question-pass-on             question            302 403   =   =   = 302   = 403   =
POST team:question-pass-on             question            302 403   =   =   = 200   = 403   =
GET  team:mails                        -                   302 403   =   =   = 200   = 403   =
GET  team:mail                         mail                302 403   =   =   = 200   = 403   =
POST team:mail-hold                    mail                302 403   =   =   = 302   = 403   =
POST team:mail-release                 mail                302 403   =   =   = 302   = 403   =
POST team:mail-cancel                  mail                302 403   =   =   = 302   = 403   =

# Referral: links in mails for sender and provider; providers are the team's, and have a page of their own.
GET  public:proposal                   proposal_token      200   =   =   =   =   =   =   =   =
POST public:proposal                   proposal_token      200   =   =   =   =   =   =   =   =
GET  public:handoff                    handoff_token       200   =   =   =   =   =   =   =   =
POST public:handoff                    handoff_token       200   =   =   =   =   =   =   =   =
GET  public:helped                     helped_token        200   =   =   =   =   =   =   =   =
POST public:helped                     helped_token        200   =   =   =   =   =   =   =   =
POST public:question-reply             question_token      302   =   =   =   =   =   =   =   =
GET  portal:provider                   -                   302 404   =   =   =   =   =   =   =  200
POST portal:provider                   -                   302 404   =   =   =   =   =   =   =  200
POST portal:provider-away              -                   302 404   =   =   =   =   =   =   =  200
POST portal:provider-back              absence             302 404   =   =   =   =   =   =   =  302
GET  portal:handoff-on                 handoff_accepted    302 404   =   =   =   =   =   =   =  200
POST portal:handoff-on                 handoff_accepted    302 404   =   =   =   =   =   =   =  200
GET  portal:handoff-step               handoff_accepted    302 404   =   =   =   =   =   =   =  200
POST portal:handoff-step               handoff_accepted    302 404   =   =   =   =   =   =   =  200
GET  team:providers                    -                   302 403   =   =   = 200   =   =   =
GET  team:provider                     provider            302 403   =   =   = 200   =   =   =
GET  team:provider-new                 -                   302 403   =   =   = 200   = 403   =
POST team:provider-new                 -                   302 403   =   =   = 200   = 403   =
GET  team:provider-edit                provider            302 403   =   =   = 200   = 403   =
POST team:provider-edit                provider            302 403   =   =   = 200   = 403   =
POST team:provider-approve             provider            302 403   =   =   = 200   = 403   =
POST team:provider-stop                provider            302 403   =   =   = 302   = 403   =
POST team:provider-away                provider            302 403   =   =   = 200   = 403   =
POST team:provider-back                absence             302 403   =   =   = 302   = 403   =
POST team:questions-change             -                   302 403   =   =   = 302   = 403   =
POST team:questions-undo               desk_change         302 403   =   =   = 302   = 403   =
GET  team:question-call                -                   302 403   =   =   = 200   = 403   =
POST team:question-call                -                   302 403   =   =   = 200   = 403   =
GET  team:question-mail                -                   302 403   =   =   = 200   = 403   =
POST team:question-mail                -                   302 403   =   =   = 200   = 403   =
GET  team:assigning                    -                   302 403   =   =   = 200   = 403   =
POST team:assigning                    -                   302 403   =   =   = 302   = 403   =
GET  team:unmet                        -                   302 403   =   =   = 200   =   =   =
GET  team:desk                         -                   302 403   =   =   = 200   = 403   =
POST team:desk                         -                   302 403   =   =   = 200   = 403   =
POST team:desk-absence                 -                   302 403   =   =   = 200   = 403   =
POST team:desk-absence-end             desk_absence        302 403   =   =   = 302   = 403   =
POST team:answer-template              -                   302 403   =   =   = 200   = 403   =
POST team:answer-template-remove       answer_template     302 403   =   =   = 302   = 403   =
GET  team:attachment                   attachment          302 403   =   =   = 200   = 403   =
POST team:handoff-take-back            handoff_offered     302 403   =   =   = 302   = 403   =
POST team:question-ask-back            question            302 403   =   =   = 200   = 403   =
POST team:question-note                question            302 403   =   =   = 200   = 403   =
POST team:question-works-there         question            302 403   =   =   = 302   = 403   =
POST team:question-heard               question            302 403   =   =   = 200   = 403   =
POST team:question-theme               question            302 403   =   =   = 302   = 403   =
POST team:question-release             held_question       302 403   =   =   = 302   = 403   =
POST team:question-split               question            302 403   =   =   = 200   = 403   =
GET  team:question-refer               question            302 403   =   =   = 200   = 403   =
POST team:question-refer               question            302 403   =   =   = 200   = 403   =
POST team:question-queue               question            302 403   =   =   = 302   = 403   =
POST team:mail-schedule                mail                302 403   =   =   = 302   = 403   =
POST team:mail-resend                  mail                302 403   =   =   = 302   = 403   =
POST team:mail-settle                  mail                302 403   =   =   = 302   = 403   =
POST team:mails-bulk                   -                   302 403   =   =   = 302   = 403   =
GET  team:mail-pace                    -                   302 403   =   =   = 200   = 403   =
POST team:mail-pace                    -                   302 403   =   =   = 200   = 403   =
GET  team:blocked-addresses            -                   302 403   =   =   = 200   = 403   =
GET  team:block                        -                   302 403   =   =   = 200   = 403   =
POST team:block                        -                   302 403   =   =   = 200   = 403   =
GET  team:blocked                      blocked             302 403   =   =   = 200   = 403   =
POST team:blocked                      blocked             302 403   =   =   = 200   = 403   =
GET  team:all-words                    -                   302 403   =   =   = 200   = 403   =
GET  team:words                        mail_kind,language  302 403   =   =   = 200   = 403   =
POST team:words                        mail_kind,language  302 403   =   =   = 200   = 403   =
POST team:words-original               mail_kind,language  302 403   =   =   = 302   = 403   =
"""
)
