"""Who is one person in free text: by a title, by a common forename and a surname, or by a role.

A forename counts only before another capital, and not where the words are a place, a body or a
scheme named after somebody: a warning of what is no person is soon passed over.
"""

from __future__ import annotations

import re

# Common in England, from the lists of names of the Office for National Statistics, without those
# that are as often a word, a place or a firm (Grant, Will, June, Victoria).
_GIVEN = (
    "Aaron|Abdul|Abdullah|Abigail|Adam|Adrian|Agnieszka|Ahmed|Aisha|Alan|Alex|Alexander"
    "|Alexandra|Alice|Alison|Amanda|Amelia|Amir|Amit|Amy|Andrea|Andrew|Angela|Anita|Anna|Anne"
    "|Annette|Anthony|Antonia|Arun|Ashley|Asif|Ayesha|Barbara|Barry|Ben|Benjamin|Bernadette"
    "|Bernard|Beth|Bethany|Beverley|Brenda|Brian|Bridget|Callum|Cameron|Carl|Carol|Caroline"
    "|Catherine|Charles|Chloe|Chris|Christina|Christine|Christopher|Claire|Clare|Clive|Colin"
    "|Connor|Craig|Daniel|Danielle|Darren|Dave|David|Deborah|Debbie|Debra|Denise|Dennis|Derek"
    "|Diana|Diane|Dipak|Donna|Doreen|Dorothy|Douglas|Duncan|Dylan|Edward|Eileen|Elaine|Eleanor"
    "|Elizabeth|Ellen|Emily|Emma|Eric|Ethan|Evelyn|Fatima|Fiona|Frances|Gareth|Gary|Gavin"
    "|Gemma|Geoff|Geoffrey|George|Gerald|Geraldine|Gillian|Gloria|Gordon|Graeme|Graham|Greg"
    "|Gurpreet|Hannah|Harjit|Harold|Harpreet|Harry|Hassan|Helen|Helena|Henry|Hilary|Howard"
    "|Hugh|Hussain|Ian|Ibrahim|Imran|Irene|Isabel|Isabella|Jack|Jackie|Jacob|Jacqueline|Jake"
    "|James|Jamie|Jane|Janet|Janice|Jasmine|Jason|Jay|Jayne|Jean|Jeff|Jeffrey|Jennifer|Jenny"
    "|Jeremy|Jess|Jessica|Jill|Jim|Joan|Joanna|Joanne|Jodie|Joe|John|Jonathan|Jordan|Joseph"
    "|Josh|Joshua|Joyce|Judith|Julia|Julian|Julie|Karen|Karl|Kate|Katherine|Kathleen"
    "|Kathryn|Katie|Kayleigh|Keith|Kelly|Kenneth|Kerry|Kev|Kevin|Khalid|Kim|Kirsty|Krishna"
    "|Kuldeep|Laura|Lauren|Lawrence|Leah|Leanne|Lee|Leon|Lesley|Leslie|Lewis|Liam|Linda"
    "|Lindsay|Lisa|Lorraine|Louise|Lucy|Luke|Lynn|Lynne|Malcolm|Mandy|Manjit|Marcus|Margaret"
    "|Maria|Marie|Marilyn|Marion|Mark|Martin|Martyn|Mary|Matt|Matthew|Maureen|Megan|Melanie"
    "|Melissa|Michael|Michelle|Mike|Mohamed|Mohammad|Mohammed|Moira|Molly|Muhammad|Nadia|Naomi"
    "|Natalie|Natasha|Nathan|Neil|Niall|Nicholas|Nick|Nicola|Nicole|Nigel|Noreen|Norman|Oliver"
    "|Olivia|Oluwaseun|Omar|Owen|Pamela|Patricia|Patrick|Paul|Paula|Pauline|Peter|Philip"
    "|Phillip|Piotr|Prakash|Pritpal|Priya|Rachel|Rajesh|Rebecca|Rhys|Richard|Rita|Robert|Roger"
    "|Ronald|Rosemary|Roy|Russell|Ruth|Ryan|Sally|Sam|Samantha|Samuel|Sandra|Sanjay|Sara|Sarah"
    "|Scott|Sean|Shannon|Sharon|Sheila|Shirley|Simon|Siobhan|Sophie|Stacey|Stella|Stephanie"
    "|Stephen|Steve|Steven|Stuart|Sunita|Susan|Suzanne|Sylvia|Tamara|Tanya|Tara|Teresa|Terry"
    "|Theresa|Thomas|Tim|Timothy|Toby|Tom|Tomasz|Tony|Tracey|Tracy|Trevor|Valerie|Vanessa"
    "|Veronica|Vijay|Vincent|Wayne|Wendy|William|Yasmin|Yusuf|Yvonne|Zainab|Zoe"
)
# What follows a forename, or a name, that something is called after.
_NO_NAME = (
    "Council|Board|Trust|Teams?|Services?|Centre|House|Court|Roads?|Streets?|Schools?|Academy"
    "|College|University|Hospital|Hospice|Care|Group|Hub|Partnership|Committee|Alliance|Lodge"
    "|Health|Homes?|Ward|Park|Place|Close|Avenue|Lane|Way|Walk|Drive|Crescent|Gardens|Grove"
    "|Terrace|Square|Rise|Mews|Parade|Tower|Towers|Hall|Villas?|Estate|Bridge|Green|Church|Chapel"
    "|Library|Clinic|Surgery|Foundation|Charity|Institute|Society|Association|Fund|Act|Law|Rule"
    "|Review|Report|Inquiry|Strategy|Plan|Programme|Project|Scheme|Mandatory|Training|Award|Cup"
    "|Ltd|Limited|LLP|PLC|Plc|Solicitors|Associates|Partners|Construction|Contractors|Building"
    "|Sons|Lift|Housing|Fire|Gas|Lifts|Heating|Electrical|Surveyors|Consulting|Company|Day|Week"
    "|Wing|Valley|Line|Schedule|Unit|Suite|Room|Block|Flats|Nursery|Primary|Infant|Junior|Secondary"
)
_CALLED_AFTER = "Curie|Ryder|Cheshire|McGowan|Nightingale|Lewis|Laing|Sindall|Rowntree"
_SURNAME = rf"(?!(?:{_NO_NAME}|{_CALLED_AFTER})\b)[A-Z][a-z'’-]++[A-Za-z'’-]*+"
_FULL_NAME = (
    r"(?<!\bSt )(?<!Saint )(?<!\bSt\. )(?<!Queen )(?<!King )(?<!Prince )(?<!Princess )"
    rf"\b(?:{_GIVEN}) (?:[A-Z]\.? )?{_SURNAME}"
    rf"(?!(?:-|,? (?:and|&) [A-Z][a-z]+)?(?: [A-Z][a-z]+)? (?:{_NO_NAME})\b)"
)
_WITH_A_ROLE = "son|daughter|mother|father|husband|wife|brother|sister|neighbour"
_AT_WORK = "engineer|operative|surveyor|caseworker"
_BY_ROLE = (
    rf"\b(?:{_WITH_A_ROLE}|{_AT_WORK}|{_AT_WORK.title()}) {_SURNAME} {_SURNAME}"
    rf"(?! (?:{_NO_NAME})\b)"
)
_TITLE = r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z]\.? )?[A-Z][a-z'’-]+"
_NAMED = re.compile(rf"{_TITLE}|{_FULL_NAME}|{_BY_ROLE}")
_TITLED = re.compile(_TITLE)
# What none of these can do without, as RE2 reads it.
MAYBE_NAMED = (
    rf"M(?:r|rs|s|iss|x)\.? [A-Z]|\b(?:{_GIVEN}) [A-Z]"
    rf"|(?i:\b(?:{_WITH_A_ROLE}|{_AT_WORK})) [A-Z]"
)


def names_one(text: str) -> bool:
    """Whether free text names a person."""
    return bool(_NAMED.search(text))


def titled(text: str) -> bool:
    """Whether it does so by a title, such as Mrs."""
    return bool(_TITLED.search(text))
