package io.heqi.knowledge;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.ServiceStage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Ready words as agents look for them in a conversation: those on offer that hold now and fit its
/// place. What is overdue is not among them.
@Service
public class Scripts {

  /// So many are listed; whoever misses one types on.
  public static final int LISTED = 30;

  private static final int SUITED = 3;
  private static final int UNMATCHED = 100;

  private final Retrieval retrieval;
  private final ScriptUses uses;

  Scripts(Retrieval retrieval, ScriptUses uses) {
    this.retrieval = retrieval;
    this.uses = uses;
  }

  /// What an agent looks for.
  ///
  /// @param text a part of code, title, scene or words; empty for all
  /// @param stage finds what is for it or for any; null for all
  /// @param asked what the customer just asked, and where
  public record Wanted(String text, @Nullable ServiceStage stage, Retrieval.Question asked) {

    public Wanted {
      text = text.strip().toLowerCase(Locale.ROOT);
    }
  }

  /// @param answer the one that fits the place
  /// @param suits whether it was found by what the customer just asked
  public record Script(ItemId item, Content content, Content.Answer answer, boolean suits) {}

  private record Ranked(Script script, int rank, int uses) {}

  private static final Comparator<Ranked> ORDER =
      Comparator.comparingInt(Ranked::rank)
          .thenComparing(Comparator.comparingInt(Ranked::uses).reversed())
          .thenComparing(ranked -> ranked.script().content().title());

  /// With a text: those whose code begins with it, then those that hold it in their title, their
  /// scene, their words. Without: those that suit what was asked, then all. Among equals what this
  /// agent says most often comes first.
  @Transactional(readOnly = true)
  public List<Script> find(MerchantId merchant, AccountId agent, Wanted wanted) {
    var suited =
        wanted.text().isEmpty() ? suited(merchant, wanted.asked()) : Map.<ItemId, Integer>of();
    var said = uses.of(merchant, agent);
    return retrieval.offers(merchant, wanted.asked().place(), ItemKind.SCRIPT).stream()
        .filter(offer -> isFor(wanted.stage(), offer.content()))
        .map(
            offer ->
                new Ranked(
                    script(offer, suited.containsKey(offer.item())),
                    rank(offer, wanted.text(), suited),
                    said.getOrDefault(offer.item(), 0)))
        .filter(ranked -> ranked.rank() < UNMATCHED)
        .sorted(ORDER)
        .limit(LISTED)
        .map(Ranked::script)
        .toList();
  }

  /// The scripts that answer a question, with their place among them.
  private Map<ItemId, Integer> suited(MerchantId merchant, Retrieval.Question asked) {
    var places = new HashMap<ItemId, Integer>();
    retrieval.find(merchant, asked, kind -> kind == ItemKind.SCRIPT, SUITED).stream()
        .filter(Retrieval.Hit::isNear)
        .forEach(hit -> places.put(hit.item(), places.size()));
    return places;
  }

  private static boolean isFor(@Nullable ServiceStage stage, Content content) {
    return stage == null || content.stage() == null || content.stage() == stage;
  }

  private static Script script(Offer offer, boolean suits) {
    return new Script(offer.item(), offer.content(), offer.answer(), suits);
  }

  /// Lower comes first.
  private static int rank(Offer offer, String text, Map<ItemId, Integer> suited) {
    if (text.isEmpty()) {
      return suited.getOrDefault(offer.item(), SUITED);
    }
    var content = offer.content();
    var code = content.code() == null ? "" : folded(content.code());
    var title = folded(content.title());
    if (code.startsWith(text)) {
      return code.equals(text) ? 0 : 1;
    }
    if (title.contains(text)) {
      return title.startsWith(text) ? 2 : 3;
    }
    if (folded(content.scene()).contains(text)) {
      return 4;
    }
    return folded(offer.answer().text()).contains(text) ? 5 : UNMATCHED;
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// A script that an agent takes.
  @Transactional(readOnly = true)
  public Script get(MerchantId merchant, ItemId item, Content.Place place) {
    return retrieval
        .offer(merchant, item, place)
        .filter(offer -> offer.kind() == ItemKind.SCRIPT)
        .map(offer -> script(offer, false))
        .orElseThrow(() -> Refusal.notFound("knowledge.script-gone"));
  }

  /// Counts that an agent said a script.
  @Transactional
  public void said(MerchantId merchant, AccountId agent, ItemId item) {
    uses.count(merchant, agent, item);
  }
}
