package io.heqi.aftersale.cause;

import io.heqi.foundation.queue.HeardJob;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.shared.MerchantId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Works out, a page of orders at a time, what was sold and what was claimed of it.
@Component
class CauseJob extends HeardJob {

  private final CauseBook book;

  CauseJob(CauseBook book, CauseNews news) {
    super("aftersale.causes", news.rows());
    this.book = book;
  }

  @Override
  protected void workOut(MerchantId merchant, List<HeardRows.Heard> page) {
    book.workOut(merchant, page);
  }
}
