package io.heqi.knowledge;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.staff.ServiceStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item as lists show it: how its newest version stands.
///
/// @param stage of the service at which it is of use; null for any
/// @param code what opens a script behind `/`; null without one
/// @param published the version on offer; null for none
/// @param conversation where a solution was found
/// @param overdue whether it is offered no more because its time is over or nobody reviewed it
/// @param offered how often it was shown to agents or given to customers, in all
/// @param solved how often customers said that it helped; `unsolved` that it did not
public record ItemView(
    ItemId id,
    ItemKind kind,
    ItemState state,
    String title,
    String scene,
    @Nullable ServiceStage stage,
    @Nullable String code,
    int version,
    @Nullable Integer published,
    AccountId owner,
    Terms terms,
    @Nullable ConversationId conversation,
    Instant changedAt,
    boolean overdue,
    int offered,
    int solved,
    int unsolved) {}
