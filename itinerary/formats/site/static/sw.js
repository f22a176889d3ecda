// Keeps this page, its feed and what they are drawn with on the phone, for when there is no network.
// The network comes first, and has four seconds: the wifi that hangs is worse than none.
const patience = 4000, limit = 20000
const here = new URL('./', self.location), shared = new URL('../../a/', here).pathname
// A cache of this folder alone: pages of others, and of other missions, lie on the same origin.
const name = 'page ' + here.pathname
const key = url => new URL(url).pathname.replace(/index\.html$/, '')

self.addEventListener('install', event => {
  self.skipWaiting()
  event.waitUntil(fresh(here.href).then(async answer => {
    const cache = await caches.open(name), text = await answer.clone().text()
    const parts = [...text.matchAll(/(?:href|src)="((?:\.\.\/\.\.\/a\/|manifest)[^"]*)"/g)].map(found => found[1])
    await Promise.all(parts.map(part => cache.add(part).catch(() => {})))
  }))
})

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// What the server has, without the browser's own cache: there, a request that hangs stops the next.
async function fresh(url) {
  const cache = await caches.open(name), kept = await cache.match(key(url)), tag = kept && kept.headers.get('etag')
  const signal = AbortSignal.timeout ? AbortSignal.timeout(limit) : undefined
  const answer = await fetch(url, { cache: 'no-store', headers: tag ? { 'If-None-Match': tag } : {}, signal })
  if (answer.status == 304) return kept
  if (answer.ok) await cache.put(key(url), answer.clone())
  else if (answer.status < 500) await caches.delete(name)
  return answer
}

async function first(url) {
  const kept = async () => (await caches.open(name)).match(key(url))
  const answer = fresh(url), late = new Promise(done => setTimeout(done, patience)).then(kept)
  return await Promise.race([answer.catch(kept), late]) || answer
}

async function lasting(request) {
  const cache = await caches.open(name), kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  if (event.request.method != 'GET' || url.origin != here.origin) return
  event.respondWith(url.pathname.startsWith(shared) ? lasting(event.request) : first(url.href))
})
