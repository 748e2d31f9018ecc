import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(
    [
      './zh-CN/*.json',
      '!**/{aftersale,audit,beside,botReport,chart,commerce,comparison,contact,deal,drawing,dropship,flow,gateway,knowledge,model,orderImport,parcelTrouble,release,script,supplier}.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)
