"""Abbreviations of English news prose, by what may follow their dot."""

_NEVER_LAST = """
    Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Hon Rev Fr Sen Rep Gov Pres
    Amb Dep Asst Supt Det Insp St Mt Ft Messrs e.g i.e E.g I.e vs v cf viz approx ca
"""
_BEFORE_NUMBER = "app no nos art arts fig figs p pp vol vols ch sec para"
_OFTEN_LAST = """
    inc ltd co corp bros plc jr sr ph.d a.m p.m etc al ed eds dept univ est
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
"""
_STARTERS = """
    A After All Also Although Amid An And Another Any As At Because Before But By Despite During
    Each Earlier Even Every For From He Her His How However I If In Instead Is It Its Last Later
    Many Meanwhile More Moreover Most Nevertheless No Nonetheless Nor Not Now Of On Once One Or
    Our Over Several She Similarly Since So Some Such That The Their Then There These They This
    Those Though Thus To Under Until We What When Where Whether While Who Why With Without Yet You
"""

NEVER_LAST = frozenset(_NEVER_LAST.split())
"""Something always follows: "Gen. Park", "e.g. rockets". Case counts."""

BEFORE_NUMBER = frozenset(_BEFORE_NUMBER.split())
"""Casefolded; an abbreviation only before a number: "No. 5", but "The answer was no. Then …"."""

OFTEN_LAST = frozenset(_OFTEN_LAST.split())
"""Casefolded; may end a sentence: then a word follows that sentences start with."""

STARTERS = frozenset(_STARTERS.split())
"""Words that begin sentences and hardly ever stand, capitalised, inside one."""
