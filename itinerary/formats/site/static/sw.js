// Keeps this page, its feed and what they are drawn with on the phone, for when there is no network.
// The network comes first, and has four seconds: the wifi that hangs is worse than none.
const kept = 'page', patience = 4000

self.addEventListener('install', event => {
  self.skipWaiting()
  event.waitUntil(fetch('./', { cache: 'no-cache' }).then(async answer => {
    if (!answer.ok) return
    const cache = await caches.open(name()), text = await answer.clone().text()
    await cache.put('./', answer)
    const parts = [...text.matchAll(/(?:href|src)="((?:\.\.\/\.\.\/a\/|manifest)[^"]*)"/g)].map(found => found[1])
    await Promise.all(parts.map(part => cache.add(part).catch(() => {})))
  }))
})

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// A cache of this folder alone: pages of others, and of other missions, lie on the same origin.
const name = () => kept + ' ' + new URL('./', self.location).pathname

async function fresh(request) {
  const cache = await caches.open(name())
  const answer = fetch(request, { cache: 'no-cache' }).then(async answer => {
    if (answer.ok) await cache.put(key(request), answer.clone())
    else if (answer.status >= 400 && answer.status < 500) await caches.delete(name())
    return answer
  })
  const late = new Promise(done => setTimeout(done, patience)).then(() => cache.match(key(request)))
  answer.catch(() => {})
  const first = await Promise.race([answer.catch(() => cache.match(key(request))), late])
  return first || answer
}

async function lasting(request) {
  const cache = await caches.open(name()), found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

const key = request => new URL(request.url).pathname.replace(/index\.html$/, '')

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url), here = new URL('./', self.location)
  if (event.request.method != 'GET' || url.origin != here.origin) return
  if (url.pathname.startsWith(new URL('../../a/', here).pathname)) event.respondWith(lasting(event.request))
  else event.respondWith(fresh(event.request))
})
