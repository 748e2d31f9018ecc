package io.heqi.foundation.database;

import io.heqi.shared.MerchantId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The merchants that the current thread works for. A transaction that begins inside one of these
/// calls sees and writes the rows of just those merchants; one that begins outside sees none.
public final class Tenancy {

  private static final ScopedValue<Set<MerchantId>> bound = ScopedValue.newInstance();

  private Tenancy() {}

  public static <R, X extends Throwable> R within(
      MerchantId merchant, ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(bound, Set.of(merchant)).call(work);
  }

  /// For work in batches over several merchants at once, such as the message writer's.
  public static <R, X extends Throwable> R within(
      Collection<MerchantId> merchants, ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(bound, new TreeSet<>(merchants)).call(work);
  }

  public static void run(MerchantId merchant, Runnable work) {
    ScopedValue.where(bound, Set.of(merchant)).run(work);
  }

  static String asArray() {
    return bound.orElse(Set.of()).stream()
        .map(MerchantId::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
