"""Words that tell what sort of name a name is. Lower case, as loose tokens spell them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = """
    president premier chancellor king queen prince princess pope emperor secretary minister senator
    ambassador general admiral colonel captain major sergeant lieutenant marshal professor doctor
    judge justice governor mayor chairman chairwoman chairperson chair director spokesman
    spokeswoman spokesperson mr mrs ms miss dr gen sen rep adm col capt sgt lt prof rev hon gov pres
    adviser advisor deputy representative envoy commander chief leader sir lady lord sheikh
    ayatollah imam rabbi bishop archbishop cardinal reverend father congressman congresswoman
    officer detective inspector sheriff attorney prosecutor coach manager executive ceo cfo boss
    founder editor correspondent reporter journalist analyst expert researcher scientist author
    writer actor actress singer star lawyer lawmaker candidate nominee diplomat official economist
    foreman sultan emir crown dictator ruler strongman commissioner speaker treasurer
"""
TITLES = _words(_TITLES)
"""Words that stand before a person's name and are no part of it."""

_ORGANISATIONS = """
    agency ministry government administration council committee party army navy force forces
    university college institute institution association union bank group company corporation corp
    inc ltd llc office department service services commission congress parliament assembly
    foundation center centre house court board bureau team club league federation organisation
    organization agency authority police church school hospital museum society network news times
    post journal magazine press airlines airways motors industries holdings partners systems
    guard alliance coalition front movement brigade division regiment fund trust exchange senate
    treaty agreement pact accord conference summit forum dialogue
"""
ORGANISATIONS = _words(_ORGANISATIONS)
"""Words at the head of an organisation's name."""

LEGAL_FORMS = _words("inc corp corporation co ltd llc plc gmbh ag sa")
"""What a company's name may end in without being another's."""

_COMMON = """
    county city town village state island islands street river lake mountain mountains bay beach
    valley road avenue square bridge airport station hotel stadium theatre theater tower port
    province region district coast sea ocean desert peninsula republic kingdom union nation nations
    war games cup open championship festival awards day week year house palace building mall store
    people community family members workers voters residents students victims suspects troops
    soldiers rebels militants fighters leaders ministers officials police east-west press media
    programme program project plan act law bill deal crisis conflict operation mission campaign
"""
COMMON = _words(_COMMON)
"""Words that end names and are nobody's surname."""

_PARTICLES = "de van von der den bin ibn al el la da di du ter ten abu ben dos das del"
PARTICLES = _words(_PARTICLES)

LINKING = _words("of for the and in to at on by with from over under against between or as")
"""Words that put what follows them inside a longer name, or beside another one."""

DIRECTIONS = {
    "north": "n",
    "northern": "n",
    "south": "s",
    "southern": "s",
    "east": "e",
    "eastern": "e",
    "west": "w",
    "western": "w",
    "northeast": "ne",
    "northeastern": "ne",
    "northwest": "nw",
    "northwestern": "nw",
    "southeast": "se",
    "southeastern": "se",
    "southwest": "sw",
    "southwestern": "sw",
    "new": "new",
    "old": "old",
    "upper": "upper",
    "lower": "lower",
    "central": "c",
    "inner": "inner",
    "outer": "outer",
}
ROMAN = _words("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi")
NUMBERS = _words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth one two three four five
    six seven eight nine ten
    """
)

MALE = _words("mr sir king prince lord chairman spokesman congressman actor")
FEMALE = _words("mrs ms miss lady queen princess chairwoman spokeswoman congresswoman actress")

_EAST_ASIAN = """
    kim lee yi rhee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han
    oh seo suh shin sin kwon hwang ahn an song ryu yoo yu hong jeon moon mun yang bae baek nam
    xi li wang zhang liu chen zhao huang zhou wu xu sun zhu ma hu guo he lin luo gao zheng liang
    xie tang deng feng mao peng zeng tsai nguyen tran pham
"""
EAST_ASIAN = _words(_EAST_ASIAN)
"""Surnames that commonly stand first."""

_PRONOUNS = """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his
    himself she her hers herself it its itself they them their theirs themselves one ones oneself
    this that these those here there who whom whose which what all both each other others another
    either neither some any none nobody somebody someone anyone everyone everybody such same former
    latter
"""
PRONOUNS = _words(_PRONOUNS)
"""Words that name nobody by themselves."""
