// Fails the build where a page outgrows its budget (compressed bytes of what the first visit loads).
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const home = 'target/classes/META-INF/resources/'
const gzip = (file) => gzipSync(readFileSync(home + file), { level: 9 }).length
const manifest = JSON.parse(readFileSync(home + '.vite/manifest.json', 'utf8'))

function withImports(name, seen = new Set()) {
  const chunk = manifest[name]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const other of chunk.imports ?? []) withImports(other, seen)
  return seen
}

const route = (language) =>
  [
    'index.html',
    `src/locales/${language}.ts`,
    'src/shell/DeskFrame.vue',
    'src/conversation/InboxPage.vue',
  ].reduce((seen, name) => withImports(name, seen), new Set())
const weight = (files) =>
  [...files].filter((file) => existsSync(home + file)).reduce((sum, file) => sum + gzip(file), 0)
const budgets = [
  ['widget loader', gzip('widget/loader.js'), 1.5 * 1024],
  ['widget panel', gzip('widget/panel.js') + gzip('widget/shared.js'), 20 * 1024],
  ['desk inbox route in Chinese', weight(route('zh-CN')), 250 * 1024],
  ['desk inbox route in English', weight(route('en')), 250 * 1024],
]
for (const [what, size, limit] of budgets) {
  console.log(`${what}: ${size} of ${limit} bytes gzip`)
  if (size > limit) process.exitCode = 1
}
