"""Whether what stands under `interpreter` names somebody, or says that there is one, or for what.

Such a word is no person who could be in two places: two events that are both "yes" or "French and
Japanese" may well have an interpreter each.
"""

import re

from itinerary.names import folded

_LANGUAGES = """
    arabic bulgarian cantonese catalan chinese croatian czech danish dutch english estonian finnish
    french german greek hebrew hindi hungarian icelandic indonesian irish italian japanese khmer
    korean latvian lithuanian malay mandarin norwegian persian polish portuguese romanian russian
    serbian slovak slovene spanish swedish thai turkish ukrainian vietnamese
    anglais anglaise arabe bulgare cantonais chinois coreen croate danois espagnol estonien
    finnois francais grec hebreu hongrois indonesien italien japonais japonaise khmer letton
    lituanien malais neerlandais norvegien persan polonais portugais roumain russe serbe slovaque
    slovene suedois tcheque thai turc ukrainien vietnamien allemand
    ar cs da de el en es fi fr he hu it ja jp ko nl no pl pt ro ru sv th tr uk vi zh
    """
_OTHER_WORDS = """
    yes no none tbc tbd needed required requested available booked provided interpreter interpreters
    interpreting interpretation simultaneous consecutive whispered sign language languages booth
    headsets by the host hosts organiser organisers on request site local to be confirmed and or
    from into with in later
    oui non aucun aucune sans prevu prevue demande demandee fourni fournie assure assuree
    interprete interpretes interpretation interpretariat traduction simultanee consecutive
    chuchotee langue langues signes casques cabine par l hote les hotes organisateur sur place
    a confirmer et ou vers du le la des avec besoin
    """
_WORDS = frozenset(f"{_LANGUAGES} {_OTHER_WORDS}".split())
# Japanese parts no words: 日仏通訳あり is Japanese and French, interpreting, there is.
_UNSPACED = re.compile(
    "(?:日本語|英語|フランス語|仏語|独語|[ァ-ヶー一-龠]{1,6}語|日[英仏独伊西露中韓]|[英仏独伊西露中韓]日|英仏|仏英"
    "|同時|逐次|通訳者?|手配済み?|手配中|現地|主催者側?|はい|いいえ|あり|なし|有り?|無し?|不?要|未定|と|から|へ|による)+"
)


def names_somebody(interpreter: str) -> bool:
    """Whether there is a word in it that is neither a language nor about interpreting."""
    words = re.findall(r"[^\W\d_]+", folded(interpreter))
    return any(word not in _WORDS and not _UNSPACED.fullmatch(word) for word in words)
