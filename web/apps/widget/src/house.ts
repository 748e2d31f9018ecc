import type { Line, Options, OwnOrder } from './frames'

/** The token of a mailed link, by which a conversation goes on. */
const resumed = () => /[#&]resume=([\w.-]+)/.exec(location.hash)?.[1] ?? null

const json = (method: string, body: object, token = '') => ({
  method,
  headers: { 'Content-Type': 'application/json', 'X-Heqi-Visitor': token },
  body: JSON.stringify(body),
})

/** Gives what was answered, or throws the title of the refusal. */
async function taken<T>(answer: Response) {
  if (answer.status === 204) return undefined as T
  const given = (await answer.json().catch(() => ({}))) as T & { title?: string }
  if (!answer.ok) throw new Error(given.title)
  return given
}

/** What is asked of the shop's server outside the socket. */
export class House {
  constructor(private readonly options: Options) {}

  address(path: string) {
    return new URL('../' + path.replace(/^\//, ''), this.options.home).href
  }

  private channel(path: string) {
    return this.address(`api/widget/channels/${this.options.key}/${path}`)
  }

  visit(token: string | null) {
    const { identity = null, signature = null } = this.options
    const visit = { token, identity, signature, resume: resumed() }
    return fetch(this.channel('visits'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(visit),
    })
  }

  async upload(token: string, file: File, durationMs?: number) {
    const body = new FormData()
    body.append('file', file)
    if (durationMs) body.append('durationMs', String(durationMs))
    const headers = { 'X-Heqi-Visitor': token }
    const answer = await fetch(this.channel('attachments'), { method: 'POST', headers, body })
    return taken<{ id: string; kind: Line['kind'] }>(answer)
  }

  async leaveContact(token: string, email: string) {
    await taken(await fetch(this.channel('contact'), json('PUT', { email }, token)))
  }

  async rate(
    token: string,
    conversation: string,
    rating: { score: number; solved: boolean | null; comment: string },
  ) {
    await taken(
      await fetch(this.channel(`conversations/${conversation}/rating`), json('POST', rating, token)),
    )
  }

  async orders(token: string, after = '') {
    const answer = await fetch(
      this.channel(`orders?after=${encodeURIComponent(after)}`.replace(/\?after=$/, '')),
      {
        headers: { 'X-Heqi-Visitor': token },
      },
    )
    return taken<{ items: OwnOrder[]; next?: string | null }>(answer)
  }

  async proveOrder(token: string, number: string, digits: string) {
    const answer = await fetch(this.channel('order-proofs'), json('POST', { number, digits }, token))
    return (await taken<{ outcome: string }>(answer)).outcome
  }

  /** What concerns the visitor's own affairs: asked for, or with a body told. */
  async own<T>(token: string, path: string, body?: object, method = 'POST') {
    const request = body ? json(method, body, token) : { headers: { 'X-Heqi-Visitor': token } }
    return taken<T>(await fetch(this.channel(path), request))
  }
}
