import type { components } from '@heqi/api'

export type Model = components['schemas']['ModelResponse']
type Request = components['schemas']['ModelRequest']

export function emptyForm() {
  return {
    protocol: 'OPENAI' as Model['protocol'],
    address: '',
    model: '',
    key: '',
    timeoutSeconds: 8,
    tokensADay: 200_000,
    answersCustomers: false,
    helpsAgents: false,
    agreed: false,
  }
}

export type ModelForm = ReturnType<typeof emptyForm>

/** The form for what is kept; a key is never shown. */
export function formOf(model: Model): ModelForm {
  const { protocol, address, model: name, timeoutSeconds, tokensADay, answersCustomers, helpsAgents } = model
  return {
    protocol,
    address,
    model: name,
    key: '',
    timeoutSeconds,
    tokensADay,
    answersCustomers,
    helpsAgents,
    agreed: !!model.consent,
  }
}

/** A key left empty stays as it was. */
export function requestOf(form: ModelForm): Request {
  return {
    ...form,
    address: form.address.trim(),
    model: form.model.trim(),
    key: form.key.trim() || undefined,
  }
}

/** Whether two addresses lead to the same host, for which a consent and a key hold. */
export function isSameHost(one: string, other: string): boolean {
  try {
    return new URL(one).origin === new URL(other.trim()).origin
  } catch {
    return false
  }
}
