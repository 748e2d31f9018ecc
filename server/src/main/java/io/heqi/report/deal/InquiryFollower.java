package io.heqi.report.deal;

import io.heqi.commerce.PaidOrders;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps up with the message log who answered which question of which customer. Made-up times of a
/// transcript say nothing about what came before a payment.
@Component
class InquiryFollower implements LogFollower {

  private final InquiryRepository inquiries;
  private final MessageLog log;
  private final Shops shops;
  private final PaidOrders orders;
  private final DealNews news;
  private final Clock clock;

  InquiryFollower(
      InquiryRepository inquiries,
      MessageLog log,
      Shops shops,
      PaidOrders orders,
      DealNews news,
      Clock clock) {
    this.inquiries = inquiries;
    this.log = log;
    this.shops = shops;
    this.orders = orders;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "report-inquiries";
  }

  /// It once reads all that was ever said, and others are not to wait for that.
  @Override
  public boolean takesItsTime() {
    return true;
  }

  @Override
  public void follow(List<Entry> entries) {
    entries.stream()
        .filter(line -> line.kind().isSaid())
        .collect(Collectors.groupingBy(Entry::merchant))
        .forEach(this::follow);
  }

  private void follow(MerchantId merchant, List<Entry> lines) {
    var ids = lines.stream().map(Entry::conversation).distinct().toList();
    Map<ConversationId, ConversationRow> rows =
        log.rows(merchant, ids).stream()
            .filter(row -> !row.syntheticTimes())
            .collect(Collectors.toMap(ConversationRow::id, Function.identity()));
    var questions = inquiries.questions(merchant, rows.keySet());
    var answers = new ArrayList<InquiryRepository.Answer>();
    for (var line : lines) {
      var row = rows.get(line.conversation());
      if (row != null) {
        read(row, line, questions, answers);
      }
    }
    inquiries.put(merchant, questions.values());
    if (!answers.isEmpty()) {
      inquiries.add(merchant, answers);
      lookBack(merchant, answers);
    }
  }

  private void read(
      ConversationRow row,
      Entry line,
      Map<ConversationId, InquiryRepository.Question> questions,
      List<InquiryRepository.Answer> answers) {
    var open = questions.get(row.id());
    if (line.sender() == SenderKind.CUSTOMER) {
      if (open == null || open.answered()) {
        questions.put(
            row.id(), new InquiryRepository.Question(row.id(), line.seq(), line.sentAt(), false));
      }
    } else if (open != null && isAnswer(line)) {
      questions.put(row.id(), open.done());
      answers.add(
          new InquiryRepository.Answer(
              row.id(),
              open.seq(),
              answerer(line),
              row.shop(),
              row.customer(),
              open.at(),
              open.at().atZone(zone(row)).toLocalDate(),
              line.sentAt()));
    }
  }

  /// What the bot says by content answers; a greeting does not.
  private static boolean isAnswer(Entry line) {
    return line.sender() == SenderKind.AGENT
        || (line.sender() == SenderKind.BOT && line.data() != null);
  }

  private static @Nullable AccountId answerer(Entry line) {
    return line.sender() == SenderKind.AGENT
        ? new AccountId(Objects.requireNonNull(line.senderId()))
        : null;
  }

  private ZoneId zone(ConversationRow row) {
    return ZoneId.of(shops.recent(row.merchant(), row.shop()).zone());
  }

  /// Orders are looked at some seconds after they are heard of. Where an answer is older than that
  /// when it is read here, an order that it led to may have been looked at without it.
  private void lookBack(MerchantId merchant, List<InquiryRepository.Answer> answers) {
    var late = clock.instant().minus(DealNews.DELAY);
    var since = new HashMap<CustomerId, Instant>();
    answers.stream()
        .filter(answer -> answer.answeredAt().isBefore(late))
        .forEach(
            answer ->
                since.merge(
                    answer.customer(), answer.answeredAt(), (a, b) -> a.isBefore(b) ? a : b));
    if (!since.isEmpty()) {
      Set<CustomerId> customers = new HashSet<>(since.keySet());
      var earliest = since.values().stream().min(Instant::compareTo).orElseThrow();
      news.tell(merchant, DealCause.INQUIRY, orders.of(merchant, customers, earliest));
    }
  }
}
