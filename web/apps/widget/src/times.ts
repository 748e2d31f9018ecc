import { language } from './texts'

/** Day and time of day, as short as they can be told. */
export const when = (iso: string) =>
  new Date(iso).toLocaleString(language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
