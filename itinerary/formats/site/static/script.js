(() => {
const all = (s, e = document) => [...e.querySelectorAll(s)], one = (s, e = document) => e.querySelector(s)
const text = (s, e) => one(s, e)?.textContent.trim() || '', put = (e, words) => { e.textContent = words }
const card = one('#now'), w = card.dataset, fold = one('#fold'), bar = one('.bar'), born = Date.now()
const say = (words, value) => words.replace('{}', value)
// What the wall clocks of a zone show, never the phone's: 2025-04-15 10:44.
const wall = (s, z) => new Date(s * 1e3).toLocaleString('sv', { timeZone: z })
const clock = (s, z) => wall(s, z).slice(11, 16), day = (s, z) => Date.parse(wall(s, z).slice(0, 10)) / 864e5
const long = s => {
const t = Math.ceil(s / 60), h = t / 60 | 0, m = t % 60
return (h ? m ? w.hm : w.h : w.m).replace('{h}', h).replace('{mm}', m < 10 ? '0' + m : m).replace('{m}', m)
}
const events = all('.e[data-e]').map(el => ({ ...el.dataset, el, s: +el.dataset.s, m: +el.dataset.m }))
const days = all('.day[data-f]'), hotels = all('.hotel'), news = all('[data-at]')
const line = document.createElement('p')
line.className = 'line'

// A line of the card: of which event, and how long it is still, or will be.
const show = (a, v, words) => {
a.hidden = !v
if (!v) return
const kind = /k-\w+/.exec(v.el.className)[0]
a.href = '#' + v.el.id
a.className = a.className.replace(/k-\w+|$/, ' ' + kind)
one('use', a).setAttribute('href', kind.replace('k', '#s'))
put(one('.cd', a), words)
put(one('.p', a), text('.pl', v.el) || [text('.way', v.el), text('.st', v.el)].filter(x => x).join(' · '))
}

const tick = () => {
const now = Date.now() / 1e3, timed = events.filter(v => v.s)
const on = timed.filter(v => v.s <= now && now < v.e).pop()
const next = timed.filter(v => v.s > now).sort((a, b) => (a.m || a.s) - (b.m || b.s))[0]
const v = on || next, [a, b] = all('.nx', card), [c, h] = all('.c', card)
card.hidden = !v
show(a, on, on && 'o' in on ? '' : on && say(w.left, long(on.e - now)))
if (on) {
const p = one('progress', a)
put(one('.t', a), text('h3 bdi', on.el))
p.value = (now - on.s) / (on.e - on.s)
p.hidden = 'o' in on
put(one('.u', a), p.hidden ? '' : say(w.until, clock(on.e, on.y || on.z) + ' ' + (on.d || on.c)))
}
if (next) {
const first = next.m > now, aim = first ? next.m : next.s, off = day(aim, next.z) - day(now, next.z)
const on = off ? text('.bar [href="#' + next.el.closest('.day').id + '"] span') + ' ' : ''
put(one('.mt', b), first ? on + text('.meet', next.el).replace(/\s+/g, ' ') : '')
put(one('.t', b), (first ? '' : on) + text('.own,.big', next.el) + ' ' + text('h3 bdi', next.el))
b.classList.toggle('meets', first)
show(b, next, off > 1 ? say(w.days, off) : say(w.in, long(aim - now)))
} else b.hidden = true
events.forEach(v => {
const past = v.e <= now, list = v.el.classList, more = one('.more', v.el)
if (past && more && !list.contains('past')) more.open = false
list.toggle('past', past)
list.toggle('on', v.s <= now && !past)
})
news.forEach(e => { e.hidden = now - e.dataset.at > 172800 })
all('.changed').forEach(e => { e.hidden = news.every(n => n.hidden) })
hotels.forEach(e => { e.hidden = e.dataset.t <= now })
const bed = hotels.find(e => e.dataset.f <= now && !e.hidden)
if (bed) one('h2', bed.parentNode).after(bed)
const today = days.filter(d => d.dataset.f <= now && now < d.dataset.t).pop()
days.forEach(d => {
const over = d.dataset.t <= now && all('.e', d).every(e => !(e.dataset.e > now)), a = one('[href="#' + d.id + '"]', bar)
one('.chip', d).hidden = d != today
a.className = over ? 'past' : ''
if (d == today && !a.ariaCurrent) bar.firstChild.scrollLeft = a.offsetLeft - 48
a.ariaCurrent = d == today ? 'date' : null
if (over && d.parentNode != fold) fold.append(d)
})
const n = fold.childElementCount - 1
fold.hidden = !n
put(one('summary', fold), say(n > 1 ? w.many : w.one, n))
line.remove()
if (v) {
const own = clock(now, v.z), home = clock(now, w.z)
const put2 = (e, t, city) => { put(one('b', e), t); put(one('bdi', e), city) }
put2(c, own, v.c)
put2(h, home, w.c)
h.hidden = own == home
const to = today && all('.e[data-s]', today)
if (to && to.length) {
const e = to.find(e => e.dataset.s > now)
put(line, own + ' ' + v.c + (h.hidden ? '' : ' · ' + home + ' ' + w.c))
e ? e.before(line) : to.pop().after(line)
}
}
}

// A link to what is folded opens it.
const reveal = () => {
const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
for (let e = target; e; e = e.parentElement) if (e.open === false) e.open = true
target?.scrollIntoView()
}
tick()
setInterval(tick, 2e4)
onhashchange = reveal
if (location.hash) reveal()
onbeforeprint = () => all('details').forEach(d => { d.open = true })

// Back on the screen after ten minutes: what is on the server may be another page.
document.onvisibilitychange = () => {
if (document.hidden) return
Date.now() - born > 6e5 && navigator.onLine && !one('.up') ? location.reload() : tick()
}
const copy = one('#copy')
if (copy && navigator.clipboard) {
copy.hidden = false
copy.onclick = () => navigator.clipboard.writeText(text('#url')).then(() => put(copy, w.copied))
}

// The phone's own way back closes a card for the driver; without popovers, the cards stand below.
all('.taxi').forEach(t => {
t.ontoggle = e => {
const up = e.newState == 'open'
t.classList.toggle('up', up)
up ? history.pushState(1, '') : history.state && history.back()
}
})
onpopstate = () => one('.up')?.hidePopover()
if (!card.showPopover) all('[popovertarget]').forEach(b => { b.onclick = () => { location.hash = b.getAttribute('popovertarget') } })

if (isSecureContext && navigator.serviceWorker && one('#kept')) {
navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready).then(() => { one('#kept').hidden = false }, () => {})
}
})()
