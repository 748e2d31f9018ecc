import type { Room } from './types'

/** How much somebody may still give without a second person; nothing where nothing limits it. */
export function freeRoom(room: Room): number | undefined {
  const { each, perOrder, perDay } = room.limit
  const free = [
    each,
    perOrder == null ? undefined : perOrder - room.order,
    perDay == null ? undefined : perDay - room.day,
  ].filter((one): one is number => one != null)
  return free.length ? Math.max(0, Math.min(...free)) : undefined
}
