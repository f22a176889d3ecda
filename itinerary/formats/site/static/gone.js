// Where a page was: nothing of it stays on the phone.
(async () => {
const here = new URL('./', location).pathname
for (const each of await navigator.serviceWorker?.getRegistrations?.() || []) {
if (new URL(each.scope).pathname == here) await each.unregister()
}
for (const each of await self.caches?.keys() || []) if (each.endsWith(' ' + here)) await caches.delete(each)
})()
