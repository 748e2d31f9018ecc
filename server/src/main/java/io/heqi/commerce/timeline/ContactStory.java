package io.heqi.commerce.timeline;

import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderView;
import io.heqi.contact.ContactPermissions;
import io.heqi.contact.ContactView;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What customers were told of the order on our own motion.
@Component
class ContactStory implements OrderStory {

  private final Contacts contacts;
  private final Concerned concerned;

  ContactStory(Contacts contacts, Concerned concerned) {
    this.contacts = contacts;
    this.concerned = concerned;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    if (!by.may(ContactPermissions.KEEP)) {
      return List.of();
    }
    return concerned.by(by.merchant(), order.id()).stream()
        .flatMap(customer -> contacts.made(by.merchant(), customer, order.number()).stream())
        .map(ContactStory::moment)
        .toList();
  }

  private static Moment moment(ContactView one) {
    return new Moment(
        Objects.requireNonNull(one.sentAt()),
        Moment.Source.CONTACT,
        one.purpose().name(),
        one.text(),
        Map.of("way", one.way().name()),
        one.by(),
        null);
  }
}
