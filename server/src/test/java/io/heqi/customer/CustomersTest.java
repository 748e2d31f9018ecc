package io.heqi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class CustomersTest {

  private static final String NOTE = "收货电话 13800138000";

  @Autowired private Customers customers;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private AuditLog audit;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private CustomerId customer;

  @BeforeEach
  void aCustomerOfTheColleague() {
    house = houses.aMerchant();
    var conversation = houses.aConversation(house, "小雨");
    customer =
        within(
            () -> {
              conversations.assign(house.owner(), conversation, house.colleague().account());
              return log.row(house.merchant(), conversation).orElseThrow().customer();
            });
    within(() -> customers.change(house.owner(), customer, profile(NOTE)));
  }

  private static Customers.ChangeProfile profile(String note) {
    return new Customers.ChangeProfile("小雨", 0, List.of(), note);
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  @Test
  void masksTheProfileForEverybody() {
    var seen = within(() -> customers.get(house.owner(), customer));
    assertThat(seen.note()).isEqualTo("收货电话 138****8000");
    assertThat(seen.masked()).isTrue();
  }

  @Test
  void disclosesItForAReasonThatStandsInTheAuditLog() {
    var shown = within(() -> customers.disclose(house.owner(), customer, "核对收货电话"));
    assertThat(shown.note()).isEqualTo(NOTE);
    var entry = within(() -> audit.read(house.owner(), null, 1)).items().getFirst();
    assertThat(entry.action()).isEqualTo("customer.disclosed");
    assertThat(entry.detail()).contains("核对收货电话");
  }

  @Test
  void disclosesNothingWithoutAReasonOrTheRight() {
    assertThatThrownBy(() -> within(() -> customers.disclose(house.owner(), customer, " 无 ")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("customer.disclosure-reason-missing");
    assertThatThrownBy(
            () -> within(() -> customers.disclose(house.colleague(), customer, "核对收货电话")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("foundation.permission-missing");
  }

  @Test
  void keepsWhatAMaskHidesWhenTheProfileIsSavedMasked() {
    var masked = within(() -> customers.get(house.colleague(), customer)).note();
    within(() -> customers.change(house.colleague(), customer, profile(masked + "，下午打")));
    assertThat(within(() -> customers.disclose(house.owner(), customer, "核对收货电话")).note())
        .isEqualTo(NOTE + "，下午打");
  }

  @Test
  void isUnknownToAnAgentWhoServesNoConversationOfTheirs() {
    assertThatThrownBy(() -> within(() -> customers.get(house.agent(), customer)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("customer.unknown");
  }
}
