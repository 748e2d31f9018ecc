// The only thing that a shop's page loads at once: a button. The panel comes with the first click.
const script = document.currentScript as HTMLScriptElement
const home = new URL('.', script.src).href
const key = script.dataset.heqi ?? ''

const holder = document.createElement('div')
const root = holder.attachShadow({ mode: 'open' })
const english = !(document.documentElement.lang || navigator.language).startsWith('zh')
const label = english ? 'Chat with us' : '联系客服'
root.innerHTML =
  '<style>button{all:initial;position:fixed;right:20px;bottom:20px;z-index:2147483000;width:56px;height:56px;' +
  'border-radius:28px;background:#1d4ed8;box-shadow:0 6px 20px #0004;cursor:pointer;display:grid;place-items:center}' +
  'button:focus-visible{outline:3px solid #93b4ff}svg+b{position:absolute;top:-4px;right:-4px;min-width:20px;border-radius:10px;' +
  'background:#b31b1b;color:#fff;font:12px/20px sans-serif;text-align:center}b:empty{display:none}</style>' +
  `<button type="button" aria-label="${label}" aria-expanded="false"><svg width="26" height="26" viewBox="0 0 24 24" fill="none" stroke="#fff" ` +
  'stroke-width="2" aria-hidden="true"><path d="M21 12a8 8 0 0 1-11.6 7.1L3 21l1.9-6A8 8 0 1 1 21 12z"/></svg><b></b></button>'
const button = root.querySelector('button')!
const badge = root.querySelector('b')!

interface Panel {
  toggle(): void
}
interface PanelModule {
  mount(root: ShadowRoot, options: object): Panel
}

let panel: Promise<Panel> | undefined
const load = () =>
  (panel ??= import(/* @vite-ignore */ home + 'panel.js').then((module: PanelModule) =>
    module.mount(root, {
      key,
      home,
      identity: script.dataset.identity,
      signature: script.dataset.signature,
      onToggle: (shown: boolean) => button.setAttribute('aria-expanded', String(shown)),
      onUnread: (count: number) => (badge.textContent = count ? String(count) : ''),
    }),
  ))

button.addEventListener('click', () => void load().then((shown) => shown.toggle()))
document.body.append(holder)
// A visitor who has written before hears of answers without opening the panel first.
if (localStorage.getItem('heqi.visitor.' + key + '.talked')) void load()

export {}
