package io.heqi.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as the inbox shows it: one row, no look into other modules' tables.
///
/// @param changeNo the merchant's change that made it so; of two rows the one with the higher
///     number is newer
/// @param listedAt what lists are sorted by: the last message's time, up to a minute behind
/// @param waitingSince when the turn now open began: the customer's first message without an answer
/// @param sourcePage the page that the customer looks at, as far as is known
/// @param withBot whether a bot has it: no person is waited for
/// @param unread what the customer said since an agent last read
/// @param mark how it sounds; null where there is nothing to say
/// @param syntheticTimes whether its times were made up because the imported source had none
public record ConversationRow(
    MerchantId merchant,
    ConversationId id,
    long number,
    ShopId shop,
    ChannelId channel,
    ChannelKind channelKind,
    CustomerId customer,
    String customerName,
    int vipLevel,
    ConversationState state,
    @Nullable AccountId assignee,
    @Nullable TeamId team,
    List<String> tags,
    @Nullable String sourcePage,
    @Nullable String sourceTitle,
    boolean syntheticTimes,
    long lastSeq,
    long changeNo,
    Instant openedAt,
    Instant lastMessageAt,
    @JsonIgnore Instant listedAt,
    String lastPreview,
    SenderKind lastSender,
    @Nullable Instant waitingSince,
    int unread,
    long agentReadSeq,
    long customerDeliveredSeq,
    long customerReadSeq,
    @Nullable Long firstAnswerSeq,
    @Nullable Instant snoozedUntil,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable ConversationId mergedInto,
    boolean withBot,
    @Nullable Mark mark) {}
