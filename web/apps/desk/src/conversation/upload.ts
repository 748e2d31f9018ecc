import { RefusedError, type components, type Problem } from '@heqi/api'

const SERVER_READS = ['image/jpeg', 'image/png', 'image/gif']

/** A picture in a form that only the browser can read is drawn anew as JPEG. */
async function readable(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || SERVER_READS.includes(file.type)) return file
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return file
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
  return blob ? new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }) : file
}

export async function upload(
  file: File,
  durationMs?: number,
): Promise<components['schemas']['AttachmentView']> {
  const form = new FormData()
  form.append('file', await readable(file))
  if (durationMs) form.append('durationMs', String(durationMs))
  const response = await fetch('/api/attachments', { method: 'POST', body: form })
  if (!response.ok) throw new RefusedError((await response.json()) as Problem)
  return (await response.json()) as components['schemas']['AttachmentView']
}
