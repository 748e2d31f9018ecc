import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(['./en/*.json', '!**/knowledge.json', '!**/flow.json', '!**/model.json'], {
    eager: true,
    import: 'default',
  }),
)
