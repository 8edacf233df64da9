import { z } from "zod"
import json from "#resources/terms/topics.json" with { type: "json" }

const Relations = z.record(z.string(), z.number().min(0).max(1)).default({})

/** One of the subjects that problems, causes and measures of this genre are about. */
const Topic = z.object({
  id: z.string(),
  /** Chinese, for messages. */
  name: z.string(),
  /**
   * Attitudes, abilities, effort, systems, means and the like: they explain other topics, and are what a
   * text speaks of when it speaks of nothing in particular.
   */
  general: z.boolean().default(false),
  /**
   * Does an item that deals with it have a field of its own? Absent: whether it is not general. A cause about
   * responsibility is about somebody's own duty, general as that sounds; 作风 is a topic and yet a reason for much.
   */
  scope: z.boolean().optional(),
  /** Words that name the topic by themselves. */
  words: z.array(z.string()),
  /** Words that belong to it but stand in many other places too. */
  weak: z.array(z.string()),
  /** Which topics, as a cause, explain a problem of this topic, and how well (0–1). */
  explainedBy: Relations,
  /** Which topics, as a measure, help against a problem of this topic, and how well (0–1). */
  remediedBy: Relations,
})

const TopicLexicon = z.object({
  source: z.string(),
  confidence: z.enum(["high", "medium", "unverified"]),
  topics: z.array(Topic),
  /** Longer words that contain a topic's word and mean something else (违章成本, 干部职工). */
  masks: z.array(z.string()),
  /** Words of the genre that say nothing about the subject (套话): never evidence that two texts belong together. */
  plain: z.array(z.string()),
  /** Words of the genre that say a little: two leads that share some of them may belong together. */
  faint: z.array(z.string()),
  /** Verbs that a measure acts with. */
  verbs: z.array(z.string()),
  /** 介词: what they govern is the setting of an action, not its object (结合…, 依托…). */
  coverbs: z.array(z.string()),
  /** Those of them that, in a lead, say what the item is about (聚焦…, 紧盯…). */
  aimVerbs: z.array(z.string()),
  /** Heads behind 的 that leave the subject what it is (…的问题, …的力度). */
  lightHeads: z.array(z.string()),
  /** What says that something is lacking. */
  deficits: z.array(z.string()),
})
export type TopicLexicon = z.infer<typeof TopicLexicon>
export type Topic = z.infer<typeof Topic>

/** The built-in lexicon of subjects (领域词表). */
export const topicLexicon: TopicLexicon = TopicLexicon.parse(json)
