// SPDX-License-Identifier: MIT
// Gephi and others that draw networks: nodes.csv, edges.csv, and the same as GEXF 1.2, which more
// programs read than 1.3 and which has all that is needed.
#include <fmt/format.h>

#include "base/csv.hpp"
#include "feeds/network.hpp"
#include "feeds/target.hpp"

namespace feeds {

std::string identity(const Edition& edition, const Name& name) {
  const Entity* const entity = edition.entities.find(name);
  if (entity != nullptr) return entity->key;
  if (name.references.empty()) return name.text;
  const std::string& reference = name.references.front();
  return reference.substr(reference.find('#') + 1);
}

namespace {

// Without those of whom nothing is said.
std::vector<Name> known_agents(const Edition& edition, const Letter& letter,
                               std::string_view type) {
  std::vector<Name> names = letter.agents(type);
  std::erase_if(names, [&](const Name& name) { return identity(edition, name).empty(); });
  return names;
}

}  // namespace

Network network_of(const Edition& edition) {
  Network network;
  const auto node = [&](const Name& name) -> Node& {
    Node& found = network.nodes[identity(edition, name)];
    if (found.label.empty()) found.label = shown_name(edition, name);
    if (found.label.empty()) found.label = identity(edition, name);
    found.kind = name.kind;
    return found;
  };
  for (const Letter& letter : edition.letters) {
    const auto senders = known_agents(edition, letter, "sent");
    const auto receivers = known_agents(edition, letter, "received");
    for (const Name& name : senders) ++node(name).sent;
    for (const Name& name : receivers) ++node(name).received;
    for (const Name& sender : senders) {
      for (const Name& receiver : receivers)
        ++network.letters[{identity(edition, sender), identity(edition, receiver)}];
    }
    for (const Name& name : letter.mentions) {
      if (name.kind == Kind::person || name.kind == Kind::organisation) {
        if (edition.entities.find(name) != nullptr) ++node(name).mentioned;
      }
    }
  }
  return network;
}

namespace {

std::string gexf_of(const Edition& edition, const Network& network) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("gexf");
  root.append_attribute("xmlns").set_value("http://www.gexf.net/1.2draft");
  root.append_attribute("version").set_value("1.2");
  pugi::xml_node meta = root.append_child("meta");
  if (edition.changed().size() == std::string_view("YYYY-MM-DD").size())
    meta.append_attribute("lastmodifieddate").set_value(edition.changed().c_str());
  meta.append_child("description").text().set(edition.title.c_str());
  pugi::xml_node graph = root.append_child("graph");
  graph.append_attribute("defaultedgetype").set_value("directed");
  pugi::xml_node attributes = graph.append_child("attributes");
  attributes.append_attribute("class").set_value("node");
  for (const char* const name : {"sent", "received", "mentioned"}) {
    pugi::xml_node attribute = attributes.append_child("attribute");
    attribute.append_attribute("id").set_value(name);
    attribute.append_attribute("title").set_value(name);
    attribute.append_attribute("type").set_value("integer");
  }
  pugi::xml_node nodes = graph.append_child("nodes");
  for (const auto& [id, node] : network.nodes) {
    pugi::xml_node element = nodes.append_child("node");
    element.append_attribute("id").set_value(id.c_str());
    element.append_attribute("label").set_value(node.label.c_str());
    pugi::xml_node values = element.append_child("attvalues");
    for (const auto& [name, count] :
         {std::pair("sent", node.sent), std::pair("received", node.received),
          std::pair("mentioned", node.mentioned)}) {
      pugi::xml_node value = values.append_child("attvalue");
      value.append_attribute("for").set_value(name);
      value.append_attribute("value").set_value(static_cast<unsigned long long>(count));
    }
  }
  pugi::xml_node edges = graph.append_child("edges");
  std::size_t number = 0;
  for (const auto& [ends, count] : network.letters) {
    pugi::xml_node edge = edges.append_child("edge");
    edge.append_attribute("id").set_value(std::to_string(number++).c_str());
    edge.append_attribute("source").set_value(ends.first.c_str());
    edge.append_attribute("target").set_value(ends.second.c_str());
    edge.append_attribute("weight").set_value(static_cast<unsigned long long>(count));
  }
  return document_text(document);
}

void write_network(const Export& work) {
  const Edition& edition = work.edition;
  const Network network = network_of(edition);
  std::string nodes = base::csv_row({"Id", "Label", "Kind", "Sent", "Received", "Mentioned"});
  for (const auto& [id, node] : network.nodes) {
    nodes += base::csv_row({id, node.label, name_of(node.kind), std::to_string(node.sent),
                            std::to_string(node.received), std::to_string(node.mentioned)});
  }
  std::string edges = base::csv_row({"Source", "Target", "Type", "Weight"});
  for (const auto& [ends, count] : network.letters)
    edges += base::csv_row({ends.first, ends.second, "Directed", std::to_string(count)});
  work.output.write("nodes.csv", nodes);
  work.output.write("edges.csv", edges);
  work.output.write("network.gexf", gexf_of(edition, network));
}

}  // namespace

const Target kGephiTarget = {.name = "gephi",
                             .summary = "Gephi: nodes and edges as CSV, and GEXF",
                             .letter = nullptr,
                             .edition = write_network};

}  // namespace feeds
