// Installs the packages and builds the pages, each only where something newer asks for it.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const built = 'target/classes/META-INF/resources/built.txt'

function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist')
  return Math.max(0, ...inside.map((name) => newest(join(path, name))))
}

const sources = [
  'apps',
  'packages',
  'package.json',
  'package-lock.json',
  'eslint.config.js',
  'size.js',
  'build.js',
]
const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit' })

if (newest('package-lock.json') > newest('node_modules/.package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
  const now = new Date()
  utimesSync('node_modules/.package-lock.json', now, now)
}
if (Math.max(...sources.map(newest)) > newest(built)) {
  npm('run', 'build')
  writeFileSync(built, new Date().toISOString() + '\n')
}
