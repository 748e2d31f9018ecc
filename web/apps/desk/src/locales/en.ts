import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(
    [
      './en/*.json',
      '!**/{audit,beside,botReport,chart,commerce,comparison,drawing,flow,knowledge,model,orderImport,script}.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)
