import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(['./zh-CN/*.json', '!**/{knowledge,botReport}.json'], {
    eager: true,
    import: 'default',
  }),
)
