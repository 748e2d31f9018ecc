import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(
    [
      './en/*.json',
      '!**/{aftersale,audit,beside,botReport,chart,commerce,comparison,drawing,dropship,flow,gateway,knowledge,model,orderImport,script,supplier}.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)
