// What a browser makes of a site, told as JSON: `node stories.cjs FOLDER CHROMIUM`.
// One browser for all; each story has a context of its own. Nothing is waited for by time alone.
const { chromium } = require('playwright-core')
const fs = require('fs'), http = require('http'), path = require('path')
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const JSQR = fs.readFileSync(require.resolve('jsqr'), 'utf8')
const [folder, executablePath] = process.argv.slice(2)
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.webmanifest': 'application/manifest+json' }
const POLICY = /content="(default-src[^"]*)"/.exec(fs.readFileSync(path.join(folder, 'p/fr/index.html'), 'utf8'))[1].replaceAll('&#39;', "'")

// How the server behaves: `hangs` never answers for pages, `page` is what stands at any of them.
const server = { hangs: false, page: null, status: 200 }
const listener = http.createServer((request, response) => {
  let name = decodeURIComponent(new URL(request.url, 'http://x').pathname)
  if (name.endsWith('/')) name += 'index.html'
  const file = path.join(folder, name), isPage = name.endsWith('.html')
  if (isPage && server.hangs) return
  if (name == '/favicon.ico') return response.writeHead(204).end() // of pages that are not ours
  const same = request.headers['if-none-match'] == `"${server.page || ''}${file}"`
  const status = isPage && server.status != 200 ? server.status : same ? 304 : fs.existsSync(file) ? 200 : 404
  response.writeHead(status, { 'content-type': TYPES[path.extname(file)] || 'text/plain', ...name.startsWith('/cards') ? {} : { 'content-security-policy': POLICY }, etag: `"${server.page || ''}${file}"`, 'cache-control': 'no-cache' })
  response.end(status == 200 ? fs.readFileSync(isPage && server.page || file) : status == 304 ? '' : 'no')
})

const until = async (question, limit = 20000) => {
  for (const end = Date.now() + limit; Date.now() < end; await new Promise(done => setTimeout(done, 40))) {
    const answer = await question().catch(() => null)
    if (answer) return answer
  }
  return null
}

const late = () => new Promise((_done, failed) => setTimeout(failed, 120000, Error('too long')).unref())

async function main() {
  await new Promise(done => listener.listen(0, '127.0.0.1', done))
  const base = `http://localhost:${listener.address().port}/`
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
  const trouble = []

  async function opened(name, options = {}, moment = '2025-04-15T01:44:00Z') {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, timezoneId: 'America/Los_Angeles', serviceWorkers: 'block', ...options })
    const page = await context.newPage()
    page.on('console', each => each.type() == 'error' && trouble.push(`${name}: ${each.text()}`))
    page.on('pageerror', each => trouble.push(`${name}: ${each.message}`))
    page.on('response', each => each.url().startsWith(base) || each.url().startsWith('data:') || trouble.push(`${name}: ${each.url()}`))
    if (moment) await page.clock.setFixedTime(new Date(moment))
    await page.goto(base + name)
    return page
  }
  const inner = (page, selector) => page.evaluate(s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).map(e => e.innerText.replace(/\s+/g, ' ').trim()), selector)
  const sideways = page => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const fonts = async (page, size) => (await page.context().newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } })
  async function violations(page) {
    const session = await page.context().newCDPSession(page)
    const run = `${AXE}; axe.run(document, { resultTypes: ['violations'] }).then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes[0].html)))`
    return JSON.parse((await session.send('Runtime.evaluate', { expression: run, awaitPromise: true, returnByValue: true })).result.value)
  }

  // How much a phone has kept.
  const parts = page => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async key => (await (await caches.open(key)).keys()).length))).reduce((a, b) => a + b, 0))

  const told = {}
  const stories = {
    async looks() {
      const found = {}
      const look = async (page, where) => { found[where] = { axe: await violations(page), sideways: await sideways(page) } }
      for (const name of ['p/fr/', 'p/en/', 'p/ja/', '', 'w/', 's/x/']) {
        const page = await opened(name)
        await page.evaluate(() => document.querySelectorAll('details').forEach(each => { each.open = true }))
        await look(page, `${name} light 390`)
        if (name != 'p/fr/') continue
        await page.emulateMedia({ colorScheme: 'dark' })
        await look(page, `${name} dark 390`)
        await page.setViewportSize({ width: 1280, height: 844 })
        await look(page, `${name} dark 1280`)
      }
      return found
    },
    async narrow() {
      const found = {}
      for (const [name, width, size] of [['p/ja/', 320, 16], ['p/fr/', 390, 32], ['p/evil/', 320, 16]]) {
        const page = await opened(name, { viewport: { width, height: 844 } })
        await fonts(page, size)
        found[`${name} ${width} ${size}`] = await sideways(page)
        await page.context().close()
      }
      return found
    },
    async now() {
      const found = {}
      for (const timezoneId of ['Asia/Tokyo', 'America/Los_Angeles']) {
        const page = await opened('p/fr/', { timezoneId })
        for (const moment of ['2025-04-10T10:00:00Z', '2025-04-15T01:44:00Z', '2025-04-16T08:30:00Z', '2025-04-25T10:00:00Z']) {
          await page.clock.setFixedTime(new Date(moment))
          await page.reload()
          const said = [await inner(page, '.now .c'), await inner(page, '.nx'), await inner(page, '.line'), await inner(page, '#fold > summary'), await inner(page, '[aria-current=date]')]
          ;(found[moment] ||= []).push(JSON.stringify(said))
        }
      }
      return found
    },
    async without() {
      const page = await opened('p/fr/', { javaScriptEnabled: false })
      const shown = { now: await page.locator('.now').isVisible(), open: await page.locator('.day[open]').count(), days: await page.locator('.day').count(), copy: await page.locator('#copy').isVisible() }
      await page.locator('button[popovertarget]').first().click()
      shown.taxi = await page.locator('.taxi:popover-open').count()
      return shown
    },
    async taxi() {
      const page = await opened('p/fr/')
      const button = page.locator('article.on button[popovertarget]')
      await button.click()
      const shown = { name: (await inner(page, '.taxi .nm'))[0], ground: await page.evaluate(() => getComputedStyle(document.querySelector('.taxi:popover-open')).backgroundColor), focus: await page.evaluate(() => document.activeElement.innerText) }
      await page.keyboard.press('Escape')
      shown.closed = await page.locator('.taxi:popover-open').count() == 0
      shown.back = await page.evaluate(() => document.activeElement.matches('article.on button'))
      await button.click()
      await page.goBack()
      shown.gone = await until(async () => await page.locator('.taxi:popover-open').count() == 0)
      return shown
    },
    async keys() {
      const page = await opened('p/fr/')
      await page.keyboard.press('Tab')
      const first = await page.evaluate(() => document.activeElement.className)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      const second = await page.evaluate(() => document.activeElement.tagName)
      await page.locator('.bar a').first().focus()
      await page.keyboard.press('Enter')
      return { first, second, opened: await until(() => page.evaluate(() => document.querySelector('#fold').open)) }
    },
    async paper() {
      const pages = async format => ((await (await opened('p/fr/')).pdf({ format })).toString('latin1').match(/\/Type\s*\/Page[^s]/g) || []).length
      return { A4: await pages('A4'), A6: await pages('A6') }
    },
    async kept() {
      const page = await opened('p/fr/', { serviceWorkers: 'allow' }, null)
      const shown = { kept: !!await until(() => page.evaluate(() => !document.querySelector('#kept').hidden)) }
      const title = () => page.evaluate(() => document.querySelector('h1')?.innerText)
      const load = () => page.reload({ timeout: 9000 }).catch(() => null)
      const caches = () => parts(page)
      await load()
      shown.parts = await caches()
      await page.context().setOffline(true)
      await load()
      shown.offline = await title()
      await page.context().setOffline(false)
      server.hangs = true
      const start = Date.now()
      await page.reload({ waitUntil: 'commit' })
      shown.within = Date.now() - start < 5000
      shown.hanging = await until(title)
      server.hangs = false
      server.page = path.join(folder, 'p/en/index.html')
      await load()
      shown.changed = await title()
      server.page = path.join(folder, 'w/index.html')
      await load()
      shown.withdrawn = await title()
      shown.left = await until(async () => await caches() == 0 && await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length == 0))
      await page.context().setOffline(true)
      shown.after = await load() === null
      server.page = null
      return shown
    },
    async refused() {
      const page = await opened('p/fr/', { serviceWorkers: 'allow' }, null)
      const kept = await until(() => page.evaluate(() => !document.querySelector('#kept').hidden)) && await until(async () => await parts(page) > 3)
      server.status = 403
      await page.reload().catch(() => null)
      server.status = 200
      const left = await until(() => page.evaluate(async () => !await caches.match('/p/fr/')))
      trouble.splice(0, trouble.length, ...trouble.filter(each => !each.includes('403')))
      return { kept, left }
    },
    async office() {
      const page = await opened('s/x/', { viewport: { width: 1920, height: 1080 } }, '2025-04-16T06:10:00Z')
      const first = async selector => (await inner(page, selector)).slice(0, 3)
      return { faces: await first('.face'), today: await first('.today'), on: await first('#on b bdi'), where: await first('.place .city'), flag: (await page.locator('.drawing:visible .flag text').textContent()), fits: await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), sideways: await sideways(page), drawings: await page.locator('.drawing:visible').count() }
    },
    async cards() {
      const page = await opened('cards.html', { deviceScaleFactor: 1.4, viewport: { width: 900, height: 1200 } })
      const reader = await (await browser.newContext()).newPage()
      await reader.addScriptTag({ content: JSQR })
      const read = []
      for (const card of await page.locator('.card').all()) {
        const picture = (await card.screenshot()).toString('base64')
        read.push(await reader.evaluate(async data => {
          const image = new Image()
          image.src = 'data:image/png;base64,' + data
          await image.decode()
          const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }), context = canvas.getContext('2d')
          context.drawImage(image, 0, 0)
          return jsQR(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data
        }, picture))
      }
      return read
    },
  }
  for (const [name, story] of Object.entries(stories)) {
    const begun = Date.now()
    told[name] = await Promise.race([story(), late()]).catch(error => ({ error: String(error) }))
    process.env.STORIES && console.error(name, Date.now() - begun)
    for (const context of browser.contexts()) await context.close()
  }
  await browser.close()
  listener.close()
  listener.closeAllConnections()
  console.log(JSON.stringify({ ...told, trouble: [...trouble] }))
}
main().catch(error => { console.error(error); process.exit(1) })
