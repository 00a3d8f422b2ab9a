"""Thirty invented businesses, written by hand, whose advice is read as a text.

Answers are one sign each, in the order of the questionnaire: q2 n(ow) l(ater) s(olved) - (none)
? (unknown); q3 u(sing) c(onsidering) x (not using) - (not needed) ? (unknown); q4 points 1..4;
q5 or q6 a A n B b from A to B.
"""

from __future__ import annotations

from dataclasses import dataclass

from app import library
from app.domain.answers import level_of
from app.domain.records import ClientFields

_Q2 = {"n": "now", "l": "later", "s": "solved", "-": "none", "?": "unknown"}
_Q3 = {"u": "using", "c": "considering", "x": "not_using", "-": "not_needed", "?": "unknown"}
_Q4 = {"1": "no", "2": "rather_no", "3": "rather_yes", "4": "yes"}
_AB = {"a": "a", "A": "rather_a", "n": "neither", "B": "rather_b", "b": "b"}


@dataclass(frozen=True)
class Written:
    """A business as it is written below."""

    name: str
    industry: str
    employees: int
    kind: str
    prefecture: str
    q2: str
    q3: str
    q4: str
    ab: str

    @property
    def fields(self) -> ClientFields:
        """What the カルテ would hold."""
        return ClientFields(
            self.name,
            industry=self.industry,
            employees=self.employees,
            kind=self.kind,
            prefecture=self.prefecture,
        )

    @property
    def answers(self) -> dict[str, str]:
        """The complete answers."""
        questionnaire = library.questionnaire()
        given: dict[str, str] = {}
        for section, signs, codes in zip(
            ("q2", "q3", "q4"), (self.q2, self.q3, self.q4), (_Q2, _Q3, _Q4), strict=True
        ):
            items = questionnaire.section(section).items
            given |= {item.id: codes[sign] for item, sign in zip(items, signs, strict=True)}
        branch = "q6" if level_of(questionnaire, given) == "high" else "q5"
        items = questionnaire.section(branch).items
        return given | {item.id: _AB[sign] for item, sign in zip(items, self.ab, strict=True)}


_P, _C, _O, _S = "sole_proprietor", "corporation", "other_corporation", "startup_planned"
# management sales finance recruitment work_style back_office succession
# banking accounting edi ecommerce files chat meeting web pos attendance crm stock invoicing rpa
# security bi
# internet essential devices | effective voices learning | budget cost | people | practice
BUSINESSES = (
    Written(
        "雪の谷酒造", "E10", 14, _C, "20", "lnl-lln", "uuxcxxxuccxxux?x", "3333321222212", "aAaAn"
    ),
    Written(
        "夫婦の食堂みなと",
        "M76",
        2,
        _P,
        "14",
        "nlnl-l?",
        "xx---x-cc-xxxx?x",
        "3322111111121",
        "aAana",
    ),
    Written(
        "一人の大工 東", "D06", 1, _P, "33", "l-n--nl", "xx--x-xx--xxxx?-", "2211111111111", "bBbBn"
    ),
    Written(
        "板金工業三次", "E24", 18, _C, "34", "nlln-l-", "uuxxuxxu-uxxxxux", "4433322322223", "aAAna"
    ),
    Written(
        "美容室はなえ", "N78", 3, _P, "13", "ln-ln-l", "uux-xx-uu-cxxx?x", "4433232222222", "AaAAn"
    ),
    Written(
        "豆腐の山本", "E09", 5, _P, "26", "nllll?n", "xx-xxx-xxxxxxx?x", "2211111111112", "aaAaa"
    ),
    Written(
        "青果の丸一", "I58", 6, _C, "23", "nnl-l-l", "uuxcxxxxcxxxcxxx", "3322221222222", "BbBnB"
    ),
    Written(
        "和菓子ことぶき",
        "I58",
        9,
        _C,
        "17",
        "ln--l-n",
        "uuxuxxxuuxxcxxux",
        "4434332322223",
        "AAaAn",
    ),
    Written(
        "旅館ほしの湯", "M75", 28, _C, "10", "llnnnl?", "uuxuxcxuuucxxxux", "4433332223222", "aAAnA"
    ),
    Written(
        "運送の北斗", "H44", 35, _C, "01", "l-lnn-l", "uux-xuxx-uxxuxux", "4343223333222", "AnAaA"
    ),
    Written(
        "介護あおぞら", "P85", 42, _C, "40", "--lnnl-", "uu--uuuu-ux-uxuu", "4444334434433", "BbbBn"
    ),
    Written(
        "税理士事務所 佐藤",
        "L72",
        7,
        _P,
        "27",
        "-l-l-n?",
        "uu--uuuu-uu-ucuu",
        "4444443444344",
        "bBbBB",
    ),
    Written(
        "町の電気店ひかり",
        "I60",
        2,
        _P,
        "39",
        "-n---ll",
        "xu-xxx-xx-xxxx?x",
        "3222111111111",
        "nBbBn",
    ),
    Written(
        "自動車整備 松井",
        "R89",
        8,
        _C,
        "21",
        "l-lnl-n",
        "uux-xx-xxxuxuxxx",
        "3433222222322",
        "AaaAA",
    ),
    Written(
        "印刷の中央", "E15", 16, _C, "12", "nnl-lls", "uuuxuuxuxuxcuxux", "4444333333333", "bBnbB"
    ),
    Written(
        "農園たかはし", "A01", 4, _P, "45", "lnl---n", "xuxxxxxuxxxxxx?x", "2322211111211", "AnAaA"
    ),
    Written(
        "漁業の海栄丸", "B03", 6, _C, "42", "ll-n--n", "xx-x-x-x-xxxxx?x", "1211111111111", "nBnbB"
    ),
    Written(
        "建材卸 大和", "I53", 12, _C, "29", "nlnl-nl", "uuuxuxxx-uuuxxxu", "4443332322223", "AAanA"
    ),
    Written(
        "衣料品 サキ", "I57", 1, _P, "28", "-n-----", "uuxuxx-uu-cxxxxx", "4443342222222", "bbBbB"
    ),
    Written(
        "学習塾まなび", "O82", 5, _P, "11", "-l--l-l", "uu--uuuuxxcxxxux", "4443343333333", "aAaAa"
    ),
    Written(
        "ソフト開発 木の葉",
        "G39",
        11,
        _C,
        "04",
        "ll-n-s-",
        "uu-cuuuu-uuxuuuu",
        "4444444444444",
        "bBbBb",
    ),
    Written(
        "不動産 川辺", "K68", 3, _C, "43", "---l-l?", "uux-xxxu-xcxxx?x", "3333222222222", "nnnnn"
    ),
    Written(
        "石材の岡", "C05", 7, _C, "33", "l-l---n", "xxx--x-x-xxxxx-x", "2222211111111", "bBbBb"
    ),
    Written(
        "設備工事 志水", "D08", 6, _C, "14", "-lnl-n-", "xc--cx-xxxxxcx?x", "3322222222212", "aAAaA"
    ),
    Written(
        "精肉 みやけ", "I58", 4, _P, "33", "s------", "uux-xx-uu-xxxxux", "3333332222222", "nAnBn"
    ),
    Written(
        "部品商社 北央",
        "I54",
        55,
        _C,
        "23",
        "lln-lnl",
        "uuuxuuuuxuuuuxuu",
        "4444334443334",
        "AaAAn",
    ),
    Written(
        "農産加工の組合",
        "E09",
        22,
        _O,
        "07",
        "nln-l-l",
        "uuxcxxxxxxxcxxxx",
        "3333222222222",
        "aaAAA",
    ),
    Written(
        "これから開くパン屋",
        "I58",
        0,
        _S,
        "22",
        "-nl----",
        "xc-xxx-cc--xxx?x",
        "4433342322222",
        "aAaAa",
    ),
    Written(
        "動物病院さくら",
        "L74",
        6,
        _C,
        "14",
        "----n-l",
        "uux-xxxuuuuxxxuc",
        "4444334333323",
        "AnBAn",
    ),
    Written(
        "銭湯まつの湯", "N78", 2, _P, "13", "??????n", "xx---x-xx-xxxx?-", "1121111111111", "aaaaa"
    ),
)
