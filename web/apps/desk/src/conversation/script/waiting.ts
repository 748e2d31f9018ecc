import { reactive } from 'vue'
import type { Strip } from './strip'

/** The strips that wait above the composer, by conversation; they stay while one looks elsewhere. */
export const waiting = reactive(new Map<string, Strip>())
