import { useI18n } from 'vue-i18n'
import type { Dimension, Row } from './types'

/** What a row is called, where its key says more than its label. */
export function useRowName() {
  const { t } = useI18n()

  const batch = (row: Row) => row.key.slice(row.key.indexOf('/') + 1)
  const name = (by: Dimension, row: Row) => {
    if (by === 'SUPPLIER') return row.label.text || t('cause.ownHouse')
    if (by === 'CARRIER')
      return row.key === '*' ? t('cause.severalCarriers') : row.label.text || t('cause.noCarrier')
    if (by === 'REASON') return t(`aftersale.reasons.${row.key.split('/')[0]}`)
    return by === 'BATCH' ? t('cause.batchIs', { batch: batch(row) }) : row.label.text
  }
  const detail = (by: Dimension, row: Row) => {
    if (by === 'BATCH')
      return [row.label.text, row.label.detail.slice(0, -batch(row).length).replace(/ · $/, '')]
        .filter(Boolean)
        .join(' · ')
    if (by !== 'REASON') return row.label.detail
    const liable = row.key.split('/')[1]
    return liable ? t(`aftersale.liables.${liable}`) : t('aftersale.undecided')
  }
  const full = (by: Dimension, row: Row) => [name(by, row), detail(by, row)].filter(Boolean).join(' · ')

  return { name, detail, full }
}
