package io.heqi.integration;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageLog;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Queues what webhooks are to be told, in the transaction that moves the cursor: each line of the
/// log is queued once. What was imported or simulated is told to nobody.
@Component
class WebhookFollower implements LogFollower {

  private final WebhookRepository webhooks;
  private final WebhookQueue queue;
  private final MessageLog log;

  WebhookFollower(WebhookRepository webhooks, WebhookQueue queue, MessageLog log) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.log = log;
  }

  @Override
  public String name() {
    return "integration-webhooks";
  }

  @Override
  public void follow(List<Entry> entries) {
    var byMerchant = entries.stream().collect(Collectors.groupingBy(Entry::merchant));
    webhooks.enabled(byMerchant.keySet()).stream()
        .collect(Collectors.groupingBy(WebhookView::merchant))
        .forEach(
            (merchant, listeners) ->
                queue(merchant, listeners, byMerchant.getOrDefault(merchant, List.of())));
  }

  private void queue(MerchantId merchant, List<WebhookView> listeners, List<Entry> entries) {
    var rows = rows(merchant, entries);
    var calls = new ArrayList<WebhookQueue.New>();
    for (var entry : entries) {
      var row = rows.get(entry.conversation());
      var event = WebhookEvent.of(entry);
      if (row == null || !row.channelKind().isLive() || event.isEmpty()) {
        continue;
      }
      listeners.stream()
          .filter(webhook -> webhook.wants(event.get(), row.shop()))
          .map(
              webhook ->
                  new WebhookQueue.New(
                      webhook.id(),
                      entry.changeNo(),
                      event.get(),
                      entry.conversation(),
                      entry.seq()))
          .forEach(calls::add);
    }
    if (!calls.isEmpty()) {
      queue.add(merchant, calls);
    }
  }

  private Map<ConversationId, ConversationRow> rows(MerchantId merchant, List<Entry> entries) {
    var ids = entries.stream().map(Entry::conversation).distinct().toList();
    return log.rows(merchant, ids).stream()
        .collect(Collectors.toMap(ConversationRow::id, row -> row));
  }
}
