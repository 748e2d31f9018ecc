package io.heqi.channel;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageLog;
import io.heqi.customer.Customers;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Notes which answers may have to be mailed.
@Component
class AnswerMailFollower implements LogFollower {

  /// How long the page has to show an answer before it is mailed.
  static final Duration GRACE = Duration.ofMinutes(2);

  private final AnswerMailRepository pending;
  private final MessageLog log;
  private final Customers customers;

  AnswerMailFollower(AnswerMailRepository pending, MessageLog log, Customers customers) {
    this.pending = pending;
    this.log = log;
    this.customers = customers;
  }

  @Override
  public String name() {
    return "channel-answer-mails";
  }

  @Override
  public void follow(List<Entry> entries) {
    entries.stream()
        .filter(AnswerMails::isAnswer)
        .collect(Collectors.groupingBy(Entry::merchant))
        .forEach(this::follow);
  }

  private void follow(MerchantId merchant, List<Entry> answers) {
    var ids = answers.stream().map(Entry::conversation).distinct().toList();
    var rows =
        log.rows(merchant, ids).stream()
            .filter(row -> row.channelKind() == ChannelKind.WIDGET)
            .collect(Collectors.toMap(row -> row.id(), row -> row.customer()));
    var emails = customers.emails(merchant, rows.values());
    for (var answer : answers) {
      var customer = rows.get(answer.conversation());
      if (customer != null && emails.containsKey(customer)) {
        pending.add(merchant, answer.conversation(), answer.seq(), answer.storedAt().plus(GRACE));
      }
    }
  }
}
