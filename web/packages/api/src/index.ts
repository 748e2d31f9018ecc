import createClient from 'openapi-fetch'
import type { paths } from './schema'

export type * from './schema'

/** The open interface, typed by its own description. */
export const api = createClient<paths>({ baseUrl: '' })

/** A refusal as the server words it (RFC 9457). */
export interface Problem {
  status: number
  title: string
  code: string
  requestId?: string
  errors?: { field: string; message: string }[]
}

export class RefusedError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
}

/** Gives the data of an answer, or throws the refusal it was. */
export async function ask<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer
  if (!response.ok) {
    const problem = (typeof error === 'object' && error ? error : {}) as Partial<Problem>
    throw new RefusedError({
      status: response.status,
      title: problem.title ?? response.statusText,
      code: problem.code ?? 'unknown',
      ...problem,
    } as Problem)
  }
  return data as T
}
