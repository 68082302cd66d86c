"""The words by which an export of Nexis Uni names its parts, in the languages it writes.

All in lower case. `END` closes an article, `BODY` stands alone above its text; the rest begin a
line and a colon follows.
"""

END = {
    *("end of document", "fin du document", "ende des dokuments", "dokumentende"),
    *("fin del documento", "fine del documento", "fim do documento", "einde van document"),
}
BODY = {"body", "corps", "text", "texte", "cuerpo", "corpo", "inhalt", "hauptteil"}
FIELDS = {
    "byline": "byline",
    "highlight": "",
    "length": "",
    "longueur": "",
    "länge": "",
    "longitud": "",
    "lunghezza": "",
    "section": "",
    "rubrique": "",
    "rubrik": "",
    "sección": "",
    "dateline": "",
    "auteur": "byline",
    "autor": "byline",
    "autore": "byline",
    "language": "language",
    "langue": "language",
    "sprache": "language",
    "idioma": "language",
    "lingua": "language",
    "load-date": "",
    "date de chargement": "",
    "publication-type": "",
    "journal code": "",
    "graphic": "",
    "classification": "",
    "subject": "",
    "copyright": "",
}
"""Label to the field it fills, or to none."""

AFTER = {"load-date", "date de chargement", "graphic", "classification", "notes"}
"""Labels that end the text of an article."""

LANGUAGES = {
    "english": "en",
    "anglais": "en",
    "englisch": "en",
    "inglés": "en",
    "french": "fr",
    "français": "fr",
    "französisch": "fr",
    "german": "de",
    "deutsch": "de",
    "allemand": "de",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
}
