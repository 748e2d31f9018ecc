package io.heqi.report.deal;

import io.heqi.foundation.queue.HeardJob;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.shared.MerchantId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Works out, a page of orders at a time, whose deals they are.
@Component
class DealJob extends HeardJob {

  private final DealBook book;

  DealJob(DealBook book, DealNews news) {
    super("report.deals", news.rows());
    this.book = book;
  }

  @Override
  protected void workOut(MerchantId merchant, List<HeardRows.Heard> page) {
    book.workOut(merchant, page);
  }
}
