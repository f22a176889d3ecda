(() => {
const all = (s, e = document) => [...e.querySelectorAll(s)], one = (s, e = document) => e.querySelector(s)
const put = (e, words) => { e.textContent = words }
const then = one('.then'), w = then.dataset, members = all('#members li')
const events = all('#events article').map(el => ({ ...el.dataset, el, s: +el.dataset.s, e: +el.dataset.e, p: el.dataset.p.split(' ').map(Number) }))
const wall = (s, z) => new Date(s * 1e3).toLocaleString('sv', { timeZone: z })
const say = (words, value) => words.replace('{}', value)
const long = s => {
const t = Math.ceil(s / 60), h = t / 60 | 0, m = t % 60
return (h ? m ? w.hm : w.h : w.m).replace('{h}', h).replace('{mm}', m < 10 ? '0' + m : m).replace('{m}', m)
}
const make = (tag, name, words) => {
const e = document.createElement(tag)
e.className = name
put(e, words || '')
return e
}

// Who is where: on what is on, else where the last left them.
const where = now => {
const places = new Map()
members.forEach((m, number) => {
if (now < m.dataset.f - 86400 || now - 86400 > m.dataset.t) return
const theirs = events.filter(v => v.p.includes(number) && v.s <= now), busy = theirs.filter(v => now < v.e)
const journey = busy.find(v => 'j' in v), last = busy[0] || theirs.pop()
if (!last) return
const place = journey ? '→ ' + journey.d : busy[0] ? last.c : last.d
const list = places.get(place) || places.set(place, []).get(place)
list.push([m.textContent, !busy.some(v => 'b' in v)])
})
return [...places].sort((a, b) => b[1].length - a[1].length)
}

const tick = () => {
const now = Date.now() / 1e3
all('.face').forEach(f => put(one('b', f), wall(now, f.dataset.z).slice(11, 16)))
const on = events.filter(v => v.s <= now && now < v.e), next = events.filter(v => v.s > now).slice(0, 4)
put(one('#count'), on.length)
for (const [list, place, words, until] of [[on, '#on', '{}', v => v.e - now], [next, '#next', w.in, v => v.s - now]]) {
one(place).replaceChildren(...list.map(v => {
const e = v.el.cloneNode(true)
put(one('.cd b', e), place == '#on' && 'o' in v ? '' : say(words, long(until(v))))
one('progress', e).value = (now - v.s) / (v.e - v.s)
one('progress', e).hidden = place != '#on' || 'o' in v
return e
}))
}
one('.where').replaceChildren(...where(now).map(([place, names]) => {
const box = make('div', 'place'), list = make('p', 'names')
names.forEach(([name, free], i) => list.append(i ? ', ' : '', make('span', free ? 'is-free' : '', (free ? '○ ' : '') + name)))
box.append(make('b', 'number', names.length), make('b', 'city', place), list)
return box
}))
// Whole entries only, as many as there is room for.
while (then.scrollHeight > then.clientHeight + 1 && one('#next').lastChild) one('#next').lastChild.remove()
const drawings = all('.drawing'), day = d => one('svg', d).dataset
const today = drawings.find(d => wall(now, day(d).z).slice(0, 10) == day(d).day)
const shown = today || drawings.find(d => wall(now, day(d).z).slice(0, 10) < day(d).day) || drawings[drawings.length - 1]
drawings.forEach(d => { d.hidden = d != shown })
if (shown) put(one('.today'), one('.date', shown).textContent)
if (!today) return
const t = wall(now, day(today).z), minute = t.slice(11, 13) * 60 + Number(t.slice(14, 16)), v = day(today)
const x = Number(v.x) + (minute - v.a) * v.k, inside = minute >= v.a && minute <= v.b
one('.nowline', today).setAttribute('transform', 'translate(' + (inside ? x : -999) + ')')
one('.flag', today).setAttribute('transform', 'translate(' + (inside ? x : -999) + ')')
put(one('.flag text', today), t.slice(11, 16))
all('.stretch', today).forEach(b => b.classList.toggle('is-on', b.dataset.s <= minute && minute < b.dataset.e))
}
tick()
setInterval(tick, 2e4)
setTimeout(() => location.reload(), 6e4)
})()
