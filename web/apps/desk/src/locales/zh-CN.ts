import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(['./zh-CN/*.json', '!**/knowledge.json', '!**/flow.json', '!**/model.json'], {
    eager: true,
    import: 'default',
  }),
)
