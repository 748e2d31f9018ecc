import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(['./zh-CN/*.json', '!**/{botReport,flow,knowledge,model,script}.json'], {
    eager: true,
    import: 'default',
  }),
)
