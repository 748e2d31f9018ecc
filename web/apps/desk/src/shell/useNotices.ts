import { computed, ref } from 'vue'

const WANTED = 'heqi.notices'
const WITH_TEXT = 'heqi.notices.text'
const supported = 'Notification' in window

const wanted = ref(localStorage.getItem(WANTED) === 'on')
const withText = ref(localStorage.getItem(WITH_TEXT) === 'on')
const permission = ref<NotificationPermission>(supported ? Notification.permission : 'denied')

/** Notices of the browser, while this page is out of sight; what was said only where the agent wants that. */
export function useNotices() {
  const on = computed(() => wanted.value && permission.value === 'granted')

  /** Asks on a click, as browsers demand. */
  async function turn(wish: boolean) {
    wanted.value = wish
    localStorage.setItem(WANTED, wish ? 'on' : 'off')
    if (wish && supported) permission.value = await Notification.requestPermission()
  }

  function turnText(wish: boolean) {
    withText.value = wish
    localStorage.setItem(WITH_TEXT, wish ? 'on' : 'off')
  }

  return { supported, on, wanted, withText, permission, turn, turnText }
}

export function notice(tag: string, title: string, text: string, open: () => void) {
  if (!document.hidden || !wanted.value || !supported || Notification.permission !== 'granted') return
  const shown = new Notification(title, {
    body: withText.value ? text : undefined,
    tag,
    icon: '/favicon.svg',
  })
  shown.onclick = () => {
    window.focus()
    open()
    shown.close()
  }
}
