"""法人格 in names and in their readings: written out, short, as a sign, and as banks write them."""

from __future__ import annotations

import re
import unicodedata

# Written out, with the reading. What is spelled in two ways has two lines.
_FORMS = {
    "株式会社": "カブシキガイシャ",
    "有限会社": "ユウゲンガイシャ",
    "合同会社": "ゴウドウガイシャ",
    "合資会社": "ゴウシガイシャ",
    "合名会社": "ゴウメイガイシャ",
    "相互会社": "ソウゴガイシャ",
    "特定目的会社": "トクテイモクテキガイシャ",
    "企業組合": "キギョウクミアイ",
    "協業組合": "キョウギョウクミアイ",
    "有限責任事業組合": "ユウゲンセキニンジギョウクミアイ",
    "農事組合法人": "ノウジクミアイホウジン",
    "管理組合法人": "カンリクミアイホウジン",
    "社団法人": "シャダンホウジン",
    "財団法人": "ザイダンホウジン",
    "一般社団法人": "イッパンシャダンホウジン",
    "一般財団法人": "イッパンザイダンホウジン",
    "公益社団法人": "コウエキシャダンホウジン",
    "公益財団法人": "コウエキザイダンホウジン",
    "特定非営利活動法人": "トクテイヒエイリカツドウホウジン",
    "認定特定非営利活動法人": "ニンテイトクテイヒエイリカツドウホウジン",
    "NPO法人": "エヌピーオーホウジン",
    "認定NPO法人": "ニンテイエヌピーオーホウジン",
    "医療法人": "イリョウホウジン",
    "医療法人社団": "イリョウホウジンシャダン",
    "医療法人財団": "イリョウホウジンザイダン",
    "社会医療法人": "シャカイイリョウホウジン",
    "社会医療法人社団": "シャカイイリョウホウジンシャダン",
    "社会医療法人財団": "シャカイイリョウホウジンザイダン",
    "社会福祉法人": "シャカイフクシホウジン",
    "学校法人": "ガッコウホウジン",
    "宗教法人": "シュウキョウホウジン",
    "更生保護法人": "コウセイホゴホウジン",
    "監査法人": "カンサホウジン",
    "有限責任監査法人": "ユウゲンセキニンカンサホウジン",
    "税理士法人": "ゼイリシホウジン",
    "弁護士法人": "ベンゴシホウジン",
    "司法書士法人": "シホウショシホウジン",
    "行政書士法人": "ギョウセイショシホウジン",
    "社会保険労務士法人": "シャカイホケンロウムシホウジン",
    "社労士法人": "シャロウシホウジン",
    "土地家屋調査士法人": "トチカオクチョウサシホウジン",
    "弁理士法人": "ベンリシホウジン",
    "特許業務法人": "トッキョギョウムホウジン",
    "投資法人": "トウシホウジン",
    "独立行政法人": "ドクリツギョウセイホウジン",
    "地方独立行政法人": "チホウドクリツギョウセイホウジン",
    "国立研究開発法人": "コクリツケンキュウカイハツホウジン",
    "国立大学法人": "コクリツダイガクホウジン",
    "公立大学法人": "コウリツダイガクホウジン",
}
# In brackets, in front of a name or behind it.
_SHORT = {
    "株": "株式会社", "有": "有限会社", "同": "合同会社", "資": "合資会社", "名": "合名会社",
    "相": "相互会社", "企": "企業組合", "農": "農事組合法人", "医": "医療法人",
    "社": "社団法人", "財": "財団法人", "一社": "一般社団法人", "一財": "一般財団法人",
    "公社": "公益社団法人", "公財": "公益財団法人", "特": "特定非営利活動法人",
    "特非": "特定非営利活動法人", "NPO": "特定非営利活動法人", "福": "社会福祉法人",
    "学": "学校法人", "宗": "宗教法人", "監": "監査法人", "税": "税理士法人", "弁": "弁護士法人",
    "司": "司法書士法人", "行": "行政書士法人", "独": "独立行政法人",
}  # fmt: skip
_SIGNS = "㈱㈲㈳㈴㈵㈶㈻㈼㈽㈾㍿"
# Of transfers between banks: カ)ヤマダ, ヤマダ(カ.
_BANK = (
    "カ", "ユ", "メ", "シ", "ド", "イ", "ソ", "シャ", "ザイ", "シュウ", "ガク", "フク", "ホゴ",
    "トクヒ", "ドク", "チドク", "モク", "ケン", "シツ", "ダイ", "ノウ", "カンリ", "チュウ", "ベン",
    "ギョ", "シホウ", "ゼイ", "ロウム",
)  # fmt: skip
_SMALL = str.maketrans({"ャ": "[ャヤ]", "ュ": "[ュユ]", "ョ": "[ョヨ]", "ッ": "[ッツ]"})
_WRITTEN_OUT = {
    **{short.casefold(): form for short, form in _SHORT.items()},
    "npo法人": _SHORT["NPO"],
}


def _any_of(words: list[str]) -> str:
    """A pattern for these words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_FORM = f"(?:{_any_of([*_FORMS])}|ＮＰＯ法人|[(（](?:{_any_of([*_SHORT])})[)）]|[{_SIGNS}])"
_FRONT = re.compile(rf"{_FORM}\s*", re.IGNORECASE)
_BACK = re.compile(rf"\s*{_FORM}\s*$", re.IGNORECASE)
# Looking for a form is slow; hardly any text begins or ends as one does.
_STARTS = (*{form[0] for form in _FORMS}, *"nｎＮ(（", *_SIGNS)
_ENDS = (*{form[-1] for form in _FORMS}, *")）", *_SIGNS)

_READING = _any_of([
    reading.replace("ガイシャ", "[カガ]イシャ").translate(_SMALL)
    for reading in (*_FORMS.values(), "npoホウジン", "認定npoホウジン")
])  # fmt: skip
_BANKED = _any_of([form.translate(_SMALL) for form in _BANK])
_READING_FRONT = re.compile(rf"(?:{_READING}|\(?(?:{_BANKED})\))")
_READING_BACK = re.compile(rf"(?:{_READING}|\((?:{_BANKED})\)?)$")
_READING_ENDS = tuple({*"ンャヤヨイ)", *(form[-1] for form in _BANK)})


def parted(text: str) -> tuple[str, list[str]]:
    """A name without its 法人格, and what was taken off, as it was written.

    A text that is nothing but a 法人格 stays as it is.
    """
    name, forms = text.strip(), list[str]()
    while True:
        shorter, found = name, list[str]()
        if shorter.startswith(_STARTS) and (front := _FRONT.match(shorter)):
            shorter = shorter[front.end() :]
            found.append(front[0].strip())
        if shorter.endswith(_ENDS) and (back := _BACK.search(shorter)):
            shorter = shorter[: back.start()]
            found.append(back[0].strip())
        shorter = shorter.strip()
        if not shorter or shorter == name:
            return name, forms
        name = shorter
        forms += found


def written_out(form: str) -> str:
    """One 法人格 written out: 株式会社 for (株), 特定非営利活動法人 for NPO法人; others stay."""
    plain = "".join(unicodedata.normalize("NFKC", form).split()).strip("()").casefold()
    return _WRITTEN_OUT.get(plain, plain)


def bare_reading(kana: str) -> str:
    """A reading (katakana, small letters, no blanks) without that of its 法人格.

    A reading that is nothing but a 法人格 stays as it is.
    """
    front = _READING_FRONT.match(kana)
    rest = kana[front.end() :] if front else kana
    if rest.endswith(_READING_ENDS):
        rest = _READING_BACK.sub("", rest, count=1)
    return rest or kana
