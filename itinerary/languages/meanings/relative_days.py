"""Words for days that depend on the present one: yesterday, demain, 明後日."""

from itinerary.names import folded

# How many days after today; all are compared folded.
RELATIVE_DAYS = {
    folded(word): number
    for number, words in {
        -2: "day before yesterday, avant-hier, 一昨日, おととい",
        -1: "yesterday, hier, 昨日, きのう",
        0: "today, aujourd'hui, 今日, 本日, きょう",
        1: "tomorrow, demain, 明日, あした, あす",
        2: "day after tomorrow, après-demain, 明後日, あさって",
    }.items()
    for word in words.split(",")
}
