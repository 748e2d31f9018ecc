/** The last line of a conversation, its kind in the reader's language. */
export const previewOf = (preview: string, t: (key: string) => string) =>
  preview.replace(
    /^\[(IMAGE|AUDIO|VIDEO|FILE)\]/,
    (_, kind: string) => `[${t(`conversation.kinds.${kind}`)}]`,
  )
