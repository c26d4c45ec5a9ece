-- Old days are forgotten by the hour.
create index served_topic_of_day on served_topic (day);
