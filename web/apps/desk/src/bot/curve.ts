import type { components } from '@heqi/api'

export type Point = components['schemas']['CurvePoint']

/** Where most questions are answered with the wanted precision; undefined where nothing vouches for it. */
export function chosenPoint(points: Point[], precision: number): Point | undefined {
  return points.findLast((point) => point.assured >= precision)
}

/** The curve as a path: share answered to the right, precision upwards from `floor` to 1. */
export function path(points: Point[], width: number, height: number, floor: number): string {
  return points
    .map((point, index) => {
      const x = point.answered * width
      const y = height - ((Math.max(point.precision, floor) - floor) / (1 - floor)) * height
      return `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join(' ')
}
