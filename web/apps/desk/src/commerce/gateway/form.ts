import type { components } from '@heqi/api'

export type Gateway = components['schemas']['GatewayResponse']
export type Standing = components['schemas']['GatewayStanding']
export type Field = Gateway['needs'][number]
type Request = components['schemas']['GatewayRequest']

export interface GatewayForm {
  appKey: string
  secrets: Partial<Record<Field, string>>
  /** As a field for date and time holds it, in the browser's own zone; empty where nobody knows. */
  expiresAt: string
  daysBack: number
  enabled: boolean
}

const two = (n: number) => String(n).padStart(2, '0')

/** `2026-11-20T10:00`, where the reader is. */
export function localTime(iso: string) {
  const at = new Date(iso)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The form for what is kept; secrets are never shown. */
export function formOf(standing?: Standing): GatewayForm {
  return {
    appKey: standing?.appKey ?? '',
    secrets: {},
    expiresAt: standing?.expiresAt ? localTime(standing.expiresAt) : '',
    daysBack: 7,
    enabled: standing?.enabled ?? true,
  }
}

/** A secret left empty stays as it was, as long as the app is the same. */
export const isKept = (form: GatewayForm, field: Field, standing?: Standing) =>
  !!standing?.kept.includes(field) && standing.appKey === form.appKey.trim()

export const isComplete = (form: GatewayForm, gateway: Gateway) =>
  !!form.appKey.trim() &&
  gateway.needs.every((field) => form.secrets[field]?.trim() || isKept(form, field, gateway.standing))

export function requestOf(form: GatewayForm): Request {
  const entered = Object.entries(form.secrets).filter(([, value]) => value?.trim())
  return {
    appKey: form.appKey.trim(),
    secrets: Object.fromEntries(entered),
    expiresAt: form.expiresAt ? new Date(form.expiresAt).toISOString() : undefined,
    daysBack: form.daysBack,
    enabled: form.enabled,
  }
}
